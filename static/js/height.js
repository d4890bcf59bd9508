// In a frame on another site: tells that site how high this page is, each time that changes and when it asks.
const tell = () => parent.postMessage({ embedHeight: document.body.offsetHeight }, "*");

if (parent !== window) {
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", (event) => event.source === parent && tell());
}

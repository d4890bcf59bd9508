"""What a contact page shows of the floors above: they stock it in `AppConfig.ready()`."""

from kit.shelves import Shelf

contact_practices = Shelf("What this person can be asked about, on a contact page; filled for a Contact")

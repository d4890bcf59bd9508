"""How the portal is put on a server, and the rehearsal of it."""

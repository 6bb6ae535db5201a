"""The web page: server-rendered, read-only, on loopback."""

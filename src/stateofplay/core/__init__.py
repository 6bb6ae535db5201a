"""What everything is made of. Imports only the standard library."""

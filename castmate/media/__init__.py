"""Files in and out: probe, decode, encode. Nothing above this package touches a container."""

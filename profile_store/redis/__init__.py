"""The stores on Redis or Valkey. A folder of `lua/` is a library of Redis Functions; its first file lists the keys."""

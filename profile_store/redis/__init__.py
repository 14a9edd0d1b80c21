"""The stores on Redis or Valkey. Each `*.lua` file is a library of Redis Functions; its head lists the keys."""

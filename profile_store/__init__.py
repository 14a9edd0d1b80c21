"""Where profiles, identities and history are stored, and the service that reads them.

`ports.py` has the interfaces; `redis/`, `clickhouse/` and `memory/` implement them; `service/` is the HTTP API, the
staff pages and the planner feed.
"""

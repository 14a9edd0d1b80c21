"""The same job on other frameworks, written as their documentation teaches, to be measured beside ours in one run.

Each module is a program: `python -m benchmarks.peers.NAME profile|history`. They get what we get: the same events, the
same pydantic models, the same engines, two processes. They promise less: no order-free merge, no undo, no dead letters.
"""

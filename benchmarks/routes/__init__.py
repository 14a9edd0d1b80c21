"""What respecting wishes costs: days planned from our feed by two solvers, with and without the wishes."""

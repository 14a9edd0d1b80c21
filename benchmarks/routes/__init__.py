"""What obeying wishes costs: days solved from our planner feed, every route walked, beside plans that do not obey."""

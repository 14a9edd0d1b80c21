"""The history store on ClickHouse."""

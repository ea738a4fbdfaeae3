"""The service: pages, HTTP API and command line over the library in `graph`."""

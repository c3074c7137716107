"""Engines for more pages than one machine can take: they bring the pages, and run the same job that ``bilingual batch`` runs.

    arrow    a record batch of pages → a record batch of records; the others are thin adapters on it
    spark    DataFrames and SQL
    ray      Ray Data
    scrapy   an item pipeline

Each needs its own extra (``pip install '.[spark]'`` in a checkout); importing ``bilingual`` loads none of them.
"""

"""Many pages: files and archives in, one record for each page out, on all cores, and nothing lost whatever happens.

    sources    the words of a command → files, archives, tables
    readers    sources → items, one a record (warc: web archives); streams: compression
    crew       items → worker processes, within limits, and back in order; worker: such a process; job: what it does
    spool      lines written aside, and how far the run has come
    outputs    the spool → lines, a Parquet table (table), a folder of texts
    runs       the whole way; summary: what it tells
"""

from bilingual.batch.items import Columns
from bilingual.batch.job import Job
from bilingual.batch.runs import run
from bilingual.batch.worker import Limits

__all__ = ["Columns", "Job", "Limits", "run"]

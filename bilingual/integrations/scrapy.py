"""Scrapy: an item pipeline that adds the record of a page to its item.

    ITEM_PIPELINES = {"bilingual.integrations.scrapy.BilingualPipeline": 300}
    BILINGUAL_FIELD = "html"          # where the item holds its page
    BILINGUAL_URL_FIELD = "url"
    BILINGUAL_INTO = "bilingual"      # where the record goes; None: its fields become the item's own
    BILINGUAL_OPTIONS = {"fields": ["normalised", "amounts"]}

An item without a page passes through. A page takes some milliseconds in the crawler's own thread; for a crawl that is faster
than one core, store the pages and let ``bilingual batch`` or an engine clean them.
"""

from __future__ import annotations

from typing import Any

from bilingual.batch.job import Job
from bilingual.integrations.options import job_of

__all__ = ["BilingualPipeline"]


class BilingualPipeline:
    """The pipeline; Scrapy makes it from the crawler's settings."""

    def __init__(self, job: Job, field: str = "html", url_field: str = "url", into: str | None = "bilingual") -> None:
        self.job, self.field, self.url_field, self.into = job.check(), field, url_field, into

    @classmethod
    def from_crawler(cls, crawler: Any) -> BilingualPipeline:
        """Reads the settings. Raises InputError for options that mean nothing, so that the crawl does not start."""
        get = crawler.settings.get
        job = job_of(dict(get("BILINGUAL_OPTIONS") or {}))
        into = get("BILINGUAL_INTO", "bilingual")
        return cls(job, get("BILINGUAL_FIELD", "html"), get("BILINGUAL_URL_FIELD", "url"), into)

    def process_item(self, item: Any, spider: Any = None) -> Any:
        """The item, with the record of its page. (Scrapy before 2.13 hands over the spider too.)"""
        from itemadapter import ItemAdapter

        fields = ItemAdapter(item)
        page, url = fields.get(self.field), fields.get(self.url_field)
        if not isinstance(page, bytes | str):
            return item
        record = self.job.chosen(self.job.record(page, name=str(url or ""), url=url if isinstance(url, str) else None))
        if self.into is None:
            fields.update(record)
        else:
            fields[self.into] = record
        return item

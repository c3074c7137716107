"""What a reader gets to see: canonical text and the JSON record."""

from bilingual.render.canonical import Style, canonical, render
from bilingual.render.record import comparison_record, error_record, line_of, record

__all__ = ["Style", "canonical", "comparison_record", "error_record", "line_of", "record", "render"]

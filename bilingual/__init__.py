"""bilingual"""

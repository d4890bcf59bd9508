"""What a back-up leaves out, made anew: what refers to what, and both search indexes."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import models, transaction
from django.db.models import prefetch_related_objects
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import ReferenceIndex

from kit.queries import unlogged_queries

BATCH = 500


def make_references() -> int:
    """Write down what refers to what, for everything there is; return how many references that are.

    Says the same as Wagtail's `rebuild_references_index`, which asks the database some ten things about each object;
    here it is some ten things about each batch, and memory does not grow with the number of objects.
    """
    with transaction.atomic(), unlogged_queries():
        ReferenceIndex.objects.all()._raw_delete(ReferenceIndex.objects.db)
        for model in apps.get_models():  # a page before its kind, as Wagtail does: who comes first is named as source
            if ReferenceIndex.is_indexed(model):
                for batch in _batches(model):
                    ReferenceIndex.objects.bulk_create(_references(batch), batch_size=BATCH, ignore_conflicts=True)
        return ReferenceIndex.objects.count()


def make_search_indexes() -> None:
    """Make the search of the admin, and that of readers."""
    with unlogged_queries():
        call_command("update_index", verbosity=0, chunk_size=BATCH, stdout=StringIO())
    call_command("rebuild_search", stdout=StringIO())


def _batches(model: type[models.Model]) -> Iterator[list[models.Model]]:
    """Give all objects of a model, some at a time, with those that belong to them."""
    children = (
        [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        if issubclass(model, ClusterableModel)
        else []
    )
    in_order = model._default_manager.order_by("pk")
    seen_to: Any = None
    while batch := list((in_order if seen_to is None else in_order.filter(pk__gt=seen_to))[:BATCH]):
        prefetch_related_objects(batch, *children)
        seen_to = batch[-1].pk
        yield batch


def _references(batch: list[models.Model]) -> Iterator[ReferenceIndex]:
    source = ContentType.objects.get_for_model(batch[0], for_concrete_model=False)
    base = ReferenceIndex._get_base_content_type(batch[0])
    for each in batch:
        for to_type, to_id, model_path, content_path in set(ReferenceIndex._extract_references_from_object(each)):
            yield ReferenceIndex(
                content_type=source,
                base_content_type=base,
                object_id=str(each.pk),
                to_content_type_id=to_type,
                to_object_id=to_id,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )

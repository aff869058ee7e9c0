"""The far side of a ForeignObject."""


class ForeignObjectRel:
    auto_created = True
    concrete = False
    editable = False
    is_relation = True
    null = True
    empty_strings_allowed = False

    def __init__(self, field, to, related_name=None, related_query_name=None, on_delete=None, limit_choices_to=None, parent_link=False):
        self.field, self.model, self.related_name = field, to, related_name
        self.related_query_name, self.on_delete, self.limit_choices_to = related_query_name, on_delete, limit_choices_to
        self.parent_link = parent_link
        self.symmetrical, self.multiple = False, True

from django.db import models
from django.db.models import *
from django.db.models.functions import *
for e in [F('a'), F('a')+1, Value(3), Value(3, output_field=IntegerField()), Now(), Lower('x'), Lower(F('x')), Coalesce('a','b'), Case(When(a=1, then=Value(2)), default=Value(3)), When(a=1,then='b'), ExpressionWrapper(F('a')*2, output_field=IntegerField()),
  Q(a=1), Q(a=1)|Q(b=2), ~Q(a=1), OrderBy(F('a')), F('a').desc(), F('a').asc(nulls_first=True), Count('x'), Sum('x', filter=Q(a=1)), Func(F('a'), function='ABS'), Exists(1) if 0 else OuterRef('x'), Cast('a', IntegerField()), Concat('a', Value(' ')), Extract('d','year'), TruncDate('d'), ExtractYear('d'), Avg('x', distinct=True), -F('a'), F('a')/F('b'), F('a').bitand(3), Random(), Pi(), Upper('a'), Collate('a','nocase'), JSONObject(a='b'), RawSQL('a',()) if 0 else Length('a'), Round('a', precision=2), Window(Rank())]:
    try:
        print(type(e).__name__, e.deconstruct())
    except Exception as x:
        print(type(e).__name__, type(x).__name__, x)

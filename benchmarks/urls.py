"""The site, and beside it the bare pages that do the same writing with nothing around it."""

from django.urls import path

from benchmarks import bare
from inspection.urls import urlpatterns as house

urlpatterns = [
    *house,
    path("bare/nothing/", bare.nothing),
    path("bare/orm/<int:pk>/", bare.by_orm),
    path("bare/sql/<int:pk>/", bare.by_sql),
]

"""Where lists, search, figures and programmes stand."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from cases.views import case_list, search, team_list


class TableForm(StringConverter):
    """The two forms in which a list leaves as a file."""

    regex = "csv|xlsx"


register_converter(TableForm, "table")

urlpatterns = [
    path("ho-so/", case_list.CaseList.as_view(), name="cases"),
    path("tai-ve/ho-so.<table:form>", case_list.CaseFile.as_view(), name="cases-file"),
    path("doan/", team_list.TeamList.as_view(), name="teams"),
    path("tim/", search.Search.as_view(), name="search"),
]

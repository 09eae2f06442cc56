"""Addresses of the rating of units: criteria, rounds, sheets, and the acts on them."""

from django.urls import path

from cases.views import rating, rating_acts, rating_criteria, rating_recusal

#: A criterion of a unit's sheet.
_LINE = "xep-hang/don-vi/<int:pk>/<int:criterion>/"

urlpatterns = [
    path("xep-hang/", rating.Rounds.as_view(), name="ratings"),
    path("xep-hang/mo/", rating_acts.Open.as_view(), name="rating-open"),
    path("xep-hang/tieu-chi/", rating_criteria.CriterionSets.as_view(), name="rating-criteria"),
    path("xep-hang/tieu-chi/lap/", rating_criteria.Draft.as_view(), name="criteria-draft"),
    path("xep-hang/tieu-chi/mau.xlsx", rating_criteria.SampleCriteria.as_view(), name="criteria-sample"),
    path("xep-hang/tieu-chi/<slug:key>/", rating_criteria.CriterionSetPage.as_view(), name="criterion-set"),
    path("xep-hang/tieu-chi/<slug:key>/duyet/", rating_criteria.Approve.as_view(), name="criteria-approve"),
    path("xep-hang/don-vi/<int:pk>/", rating.UnitSheet.as_view(), name="rating-unit"),
    path("xep-hang/don-vi/<int:pk>/nop/", rating_acts.HandIn.as_view(), name="rating-hand-in"),
    path("xep-hang/don-vi/<int:pk>/thong-bao/", rating_acts.Tell.as_view(), name="rating-tell"),
    path("xep-hang/don-vi/<int:pk>/xung-dot/", rating_recusal.Recuse.as_view(), name="rating-recuse"),
    path("xep-hang/don-vi/<int:pk>/minh-chung/<int:file>/", rating.EvidenceFile.as_view(), name="rating-evidence"),
    path(f"{_LINE}tu-cham/", rating_acts.SelfScoring.as_view(), name="rating-self"),
    path(f"{_LINE}tham-dinh/", rating_acts.Assess.as_view(), name="rating-assess"),
    path(f"{_LINE}kien-nghi/", rating_acts.Appeal.as_view(), name="rating-appeal"),
    path(f"{_LINE}giai-quyet/", rating_acts.Decide.as_view(), name="rating-decide"),
    path(f"{_LINE}so-lieu/", rating.FigureRows.as_view(), name="rating-figure"),
    path("xep-hang/<slug:key>/", rating.RoundPage.as_view(), name="rating"),
    path("xep-hang/<slug:key>/xac-nhan/", rating_acts.Confirm.as_view(), name="rating-confirm"),
    path("tai-ve/xep-hang/<slug:key>.<table:form>", rating.RankingFile.as_view(), name="rating-file"),
]

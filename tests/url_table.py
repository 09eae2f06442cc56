"""What every address answers everybody: the declaration that tests/test_urls.py holds the site to.

A row for every address, a column for everybody in the order of `ROLES`: the status; "in" leads to the sign-in page. The
world is that of tests/abuse/world.py: a case being heard, one laid before the body, one followed up, a team proposed.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every address of the site."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


NAMES = [str(pattern.name) for pattern in patterns()]

GET = """
                        anon  admin offic leadr seat  head  secr  membr recus other clerk repor subj  othsu closd
front-door              in    302   302   302   302   302   302   302   302   302   302   302   302   302   in
health                  503   503   503   503   503   503   503   503   503   503   503   503   503   503   503
sign_in                 200   200   200   200   200   200   200   200   200   200   200   200   200   200   200
check                   200   200   200   200   200   200   200   200   200   200   200   200   200   200   200
check-code              200   200   200   200   200   200   200   200   200   200   200   200   200   200   200
sign_out                in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
password_change         in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
password_change_done    in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
cases                   in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
cases-file              in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
teams                   in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
programmes              in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
programme-draft         in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
programme               in    404   200   200   200   404   404   404   404   404   200   200   403   403   in
programme-approve       in    404   403   200   403   404   404   404   404   404   403   403   404   404   in
programme-amend         in    404   403   200   403   404   404   404   404   404   403   403   404   404   in
item                    in    404   200   200   200   404   404   404   404   404   200   200   403   403   in
statistics              in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
discipline-statistics   in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
closed-periods          in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
period-propose          in    403   403   403   403   403   403   403   403   403   403   200   403   403   in
closed-period           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
period-close            in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
period-restate          in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
closed-form             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
closed-cell             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
period-proposal         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
period-withdraw         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
change-today            in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
change                  in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
forms                   in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
form                    in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
form-cell               in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
merged-form             in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
merged-cell             in    403   403   200   200   403   403   403   403   403   403   200   403   403   in
form-file               in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
ratings                 in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
rating-open             in    403   200   200   403   403   403   403   403   403   403   200   403   403   in
rating-criteria         in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
criteria-draft          in    403   200   200   403   403   403   403   403   403   403   200   403   403   in
criteria-sample         in    403   200   200   403   403   403   403   403   403   403   200   403   403   in
criterion-set           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
criteria-approve        in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-unit             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-hand-in          in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-tell             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-recuse           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-evidence         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-self             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-assess           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-appeal           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-decide           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-figure           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating                  in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-confirm          in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-file             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-programmes         in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
work-programme-draft    in    403   200   403   403   403   403   403   403   403   403   200   403   403   in
work-programme-import   in    403   200   403   403   403   403   403   403   403   403   200   403   403   in
work-programme-sample   in    403   200   403   403   403   403   403   403   403   403   200   403   403   in
item-theme              in    404   200   403   403   404   404   404   404   404   403   403   404   404   in
work-target             in    404   404   404   404   404   404   404   404   404   404   404   403   403   in
work-figure-file        in    404   404   404   404   404   404   404   404   404   404   404   403   403   in
work-programme          in    404   404   404   404   404   404   404   404   404   404   404   403   403   in
work-figure             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-figure-correct     in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-programme-approve  in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-programme-amend    in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-document           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-milestone          in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
coverage                in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
paper-records           in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
paper-record            in    404   404   404   404   404   404   404   404   404   404   404   403   403   in
paper-scan              in    404   404   404   404   404   404   404   404   404   404   404   403   403   in
paper-record-enter      in    403   403   403   403   403   403   403   403   403   403   200   403   403   in
paper-records-import    in    403   403   403   403   403   403   403   403   403   403   200   403   403   in
paper-records-sample    in    403   403   403   403   403   403   403   403   403   403   200   403   403   in
paper-scan-attach       in    403   403   403   403   403   403   403   403   403   403   404   403   403   in
paper-record-withdraw   in    403   403   403   403   403   403   403   403   403   403   404   403   403   in
takeovers               in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
takeover                in    404   404   404   404   404   404   404   404   404   404   404   403   403   in
takeover-propose        in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
takeover-confirm        in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
takeover-refuse         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
published               in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
published-figure        in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
unit-board              in    403   403   403   403   403   403   403   403   403   403   200   403   403   in
unit-begin              in    403   403   403   403   403   403   403   403   403   403   200   403   403   in
unit-end                in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
my-unit-reports         in    403   403   403   403   403   403   403   403   403   403   403   403   403   in
unit-report-period      in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report-template    in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report-upload      in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report-submit      in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report-form        in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-remind             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
conformance-statistics  in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
figure                  in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
figure-file             in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
search                  in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
first-run               404   404   404   404   404   404   404   404   404   404   404   404   404   404   404
administration          in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
accounts                in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
account-open            in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
account-close           in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
organizations-merge     in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
organizations-merge-sample in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
organization-split      in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
organization-rename     in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
organization-transfer   in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
organization-close      in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
member-move             in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
member-retire           in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
import-register         in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
import-register-sample  in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
import-register-apply   in    405   403   403   403   403   403   403   403   403   403   403   403   403   in
import-programme        in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
import-programme-sample in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
organizations           in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
organization            in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
rulebook                in    200   200   200   200   200   200   200   200   200   200   200   404   404   in
rulebook-confirm        in    403   403   200   403   403   403   403   403   403   403   403   404   404   in
rulebook-revoke         in    403   403   200   403   403   403   403   403   403   403   403   404   404   in
rulebook-rule           in    200   200   200   200   200   200   200   200   200   200   200   404   404   in
calculator              in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
calendar                in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
feed                    200   200   200   200   200   200   200   200   200   200   200   200   200   200   200
reminders               in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
overview                in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
procedures              in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
procedure               in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
procedure-bpmn          in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
item-open               in    404   200   403   403   404   404   404   404   404   403   403   404   404   in
opening                 in    404   200   404   404   404   404   404   404   404   404   404   404   404   in
inbox                   in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
case                    in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
conformance             in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
waive                   in    404   403   200   404   403   403   403   403   404   404   404   404   404   in
originals               in    404   200   200   404   200   200   403   403   404   404   404   404   404   in
dossier-export          in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
dossier-progress        in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
dossier-file            in    404   200   404   404   404   404   404   403   404   404   404   404   404   in
case-chart              in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
step                    in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
team                    in    404   200   200   404   200   200   200   200   404   404   404   404   404   in
team-step               in    404   403   200   404   404   404   404   404   404   404   404   404   404   in
declare                 in    404   403   403   404   200   200   200   200   404   404   404   404   404   in
team-change             in    404   403   200   404   403   403   403   403   404   404   404   404   404   in
case-mark               in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
case-sign-order         in    404   403   200   404   403   403   403   403   404   404   404   404   404   in
case-contents           in    404   200   403   404   200   200   403   403   404   404   404   404   404   in
team-mark               in    404   200   200   404   200   200   200   200   404   404   404   404   404   in
team-sign-order         in    404   403   200   404   403   403   403   403   404   404   404   404   404   in
team-batch              in    404   200   200   404   200   200   200   200   404   404   404   404   404   in
programme-batch         in    404   200   200   404   404   404   404   404   404   404   404   404   404   in
batch                   in    404   404   404   404   200   404   404   404   404   404   404   404   404   in
batch-progress          in    404   404   404   404   200   404   404   404   404   404   404   404   404   in
batch-pdf               in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
batch-zip               in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
batch-bind              in    404   404   404   404   302   404   404   404   404   404   404   404   404   in
extension-request       in    404   403   403   404   200   403   403   403   404   404   404   404   404   in
extension-decide        in    404   403   200   404   403   403   403   403   404   404   404   404   404   in
clock-stop              in    404   403   200   404   403   403   403   403   404   404   404   404   404   in
clock-resume            in    404   403   200   404   403   403   403   403   404   404   404   404   404   in
overdue                 in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
recuse                  in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
evidence-add            in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
evidence                in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
evidence-picture        in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
evidence-board          in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
evidence-link           in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
evidence-unlink         in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
meeting-add             in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
finding-add             in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
finding-edit            in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
respond                 in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
answer                  in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
remind                  in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
serve                   in    404   403   200   404   200   200   403   403   404   404   404   404   404   in
follow-up               in    404   200   200   200   200   200   200   403   404   404   404   404   404   in
follow-up-report        in    404   403   403   403   403   403   403   403   404   404   404   404   404   in
follow-up-close         in    404   403   403   403   403   403   403   403   404   404   404   404   404   in
books-add               in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
file-draw               in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
file-add                in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
file-judge              in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
file-ask                in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
sheet-mandate           in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
sheet-discipline        in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
amount-add              in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
allegation-verify       in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
allegation-withdraw     in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
amount-edit             in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
amount-treat            in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
reconcile               in    404   403   403   404   200   200   200   403   404   404   404   404   404   in
repayment-add           in    404   403   403   403   403   403   403   403   404   404   404   404   404   in
delegations             in    403   200   200   200   200   200   200   200   200   200   200   403   403   in
delegate-signing        in    403   403   200   403   403   403   403   403   403   403   403   403   403   in
delegate-heading        in    404   403   403   404   200   403   403   403   404   404   404   404   404   in
delegation-end          in    404   404   200   404   404   404   404   404   404   404   404   404   404   in
agenda                  in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
reading                 in    404   200   200   200   200   200   200   403   404   404   404   404   404   in
portal                  in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
portal-case             in    404   404   404   404   404   404   404   403   404   404   404   200   404   in
portal-report           in    404   404   404   404   404   404   404   403   404   404   404   409   404   in
portal-respond          in    404   404   404   404   404   404   404   403   404   404   404   200   404   in
portal-follow-up        in    404   404   404   404   404   404   404   403   404   404   404   200   404   in
portal-receipt          in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
portal-file             in    404   404   404   404   404   404   404   403   404   404   404   200   404   in
portal-draft            in    404   404   404   404   404   404   404   403   404   404   404   200   404   in
templates               in    200   403   200   403   403   403   403   403   403   200   403   403   403   in
paper-kind-add          in    200   403   200   403   403   403   403   403   403   200   403   403   403   in
template-kind           in    200   403   200   403   403   403   403   403   403   200   403   403   403   in
template-compare        in    200   403   200   403   403   403   403   403   403   200   403   403   403   in
template-edit           in    200   403   200   403   403   403   403   403   403   200   403   403   403   in
template                in    200   403   200   403   403   403   403   403   403   200   403   403   403   in
template-pdf            in    200   403   200   403   403   403   403   403   403   200   403   403   403   in
template-publish        in    302   403   302   403   403   403   403   403   403   302   403   403   403   in
template-withdraw       in    302   403   302   403   403   403   403   403   403   302   403   403   403   in
own-papers              in    404   200   200   404   200   200   200   403   404   404   404   403   403   in
own-paper               in    404   404   200   404   404   404   404   403   404   404   404   404   404   in
body-paper              in    404   404   200   404   404   404   404   404   404   404   404   404   404   in
register                in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
series-open             in    404   404   200   404   404   404   404   404   404   200   404   403   403   in
register-file           in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
file-alarms             in    200   404   200   404   404   404   404   404   404   200   404   404   404   in
paper                   in    404   200   200   200   200   200   200   404   404   200   404   404   404   in
paper-print             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
paper-state             in    404   200   200   200   200   200   200   404   404   404   404   404   404   in
paper-file              in    404   302   302   302   302   302   302   404   404   404   404   404   404   in
scan-attach             in    404   302   302   302   302   302   302   404   404   302   404   404   404   in
scan-file               in    404   200   200   200   200   200   200   404   404   404   404   404   404   in
void-ask                in    404   302   302   302   302   302   302   404   404   302   404   404   404   in
void                    in    404   302   302   302   302   302   302   404   404   302   404   404   404   in
void-refuse             in    404   302   302   302   302   302   302   404   404   302   404   404   404   in
register-print          in    404   404   200   404   404   404   404   404   404   200   404   403   403   in
held-registers          in    404   404   200   404   404   404   404   404   404   200   404   404   404   in
registers-release       in    404   404   405   404   404   404   404   404   404   405   404   404   404   in
register-hold           in    404   404   405   404   404   404   404   404   404   405   404   404   404   in
archive                 in    404   404   200   404   404   404   404   404   404   200   404   404   404   in
archive-dossier         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
retention-set           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
dossier-hold            in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
disposal-new            in    404   404   200   404   404   404   404   404   404   200   404   404   404   in
disposal                in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
disposal-approve        in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
disposal-withdraw       in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
gaps                    in    404   404   200   404   404   404   404   404   404   200   404   403   403   in
incoming                in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
incoming-new            in    404   404   200   404   404   404   404   404   404   200   404   403   403   in
incoming-file           in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
incoming-line           in    404   404   200   404   404   404   404   404   404   200   404   403   403   in
incoming-hand           in    404   404   302   404   404   404   404   404   404   302   404   403   403   in
incoming-scan           in    404   404   302   404   404   404   404   404   404   302   404   403   403   in
incoming-copy           in    404   404   200   404   404   404   404   404   404   200   404   403   403   in
incoming-scan-file      in    404   404   200   404   404   404   404   404   404   200   404   403   403   in
incoming-void           in    404   404   302   404   404   404   404   404   404   302   404   403   403   in
deliveries              in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
deliveries-send         in    302   302   302   302   302   302   302   302   302   302   302   403   403   in
deliveries-received     in    302   302   302   302   302   302   302   302   302   302   302   403   403   in
delivery-book           in    404   404   200   404   404   404   404   404   404   200   404   403   403   in
deliveries-listed       in    200   200   200   200   200   200   200   200   200   200   200   403   403   in
delivery-run            in    404   404   404   404   200   404   404   404   404   404   404   403   403   in
delivery-run-progress   in    404   404   404   404   200   404   404   404   404   404   404   403   403   in
delivery                in    404   200   200   404   200   200   200   404   404   200   404   403   403   in
delivery-send           in    404   302   302   404   302   302   302   404   404   302   404   403   403   in
delivery-proof          in    404   302   302   404   302   302   302   404   404   302   404   403   403   in
delivery-addressees     in    404   302   302   404   302   302   302   404   404   302   404   403   403   in
paper-dispatch          in    404   302   302   302   302   302   302   404   404   302   404   404   404   in
paper-copy              in    404   404   200   404   404   404   404   404   404   404   404   403   403   in
draft                   in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
draft-compare           in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
draft-version           in    404   200   200   404   200   200   200   403   404   404   404   404   404   in
draft-word              in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
draft-word-file         in    404   403   403   404   405   405   403   403   404   404   404   404   404   in
draft-return            in    404   403   403   404   404   200   403   403   404   404   404   404   404   in
report                  in    403   403   200   200   403   403   403   403   403   403   200   403   403   in
report-of               in    404   404   200   200   404   404   404   404   404   404   200   403   403   in
report-figure           in    404   404   200   200   404   404   404   404   404   404   200   403   403   in
report-draw-up          in    404   404   200   200   404   404   404   404   404   404   200   403   403   in
report-edit             in    404   404   200   403   404   404   404   404   404   404   200   403   403   in
report-issue            in    404   404   200   200   404   404   404   404   404   404   200   403   403   in
report-word             in    404   404   200   403   404   404   404   404   404   404   200   403   403   in
report-word-file        in    404   404   405   403   404   404   404   404   404   404   405   403   403   in
report-return           in    404   404   404   403   404   404   404   404   404   404   404   403   403   in
to-open                 in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
discipline-ground       in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
discipline-open         in    404   200   403   403   403   403   403   403   404   404   404   404   404   in
signs-open-new          in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
signs-open              in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
signs-open-person       in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
discipline-open-person  in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
signs-monitor           in    404   200   200   404   403   403   403   403   404   404   404   404   404   in
signs-draft             in    404   403   403   403   200   200   403   403   404   404   404   404   404   in
conference-add          in    404   403   403   403   200   200   403   403   404   404   404   404   404   in
responsibility-add      in    404   403   403   403   200   200   200   403   404   404   404   404   404   in
signs-hear              in    404   403   403   200   403   403   403   403   404   404   404   404   404   in
crime-transfer          in    404   403   200   403   403   403   403   403   404   404   404   404   404   in
crime-answer            in    404   403   403   403   200   200   200   403   404   404   404   404   404   in
follow-up-assign        in    404   403   200   403   403   403   403   403   404   404   404   404   404   in
violation-add           in    404   403   403   403   200   200   200   403   404   404   404   404   404   in
violation-edit          in    404   403   403   403   200   200   200   403   404   404   404   404   404   in
violation-pause         in    404   403   403   403   200   200   200   403   404   404   404   404   404   in
violation-withdraw      in    404   403   403   403   200   200   200   403   404   404   404   404   404   in
circumstance-add        in    404   403   403   403   200   200   200   403   404   404   404   404   404   in
defer                   in    404   403   200   403   403   403   403   403   404   404   404   404   404   in
overseer-replace        in    404   403   200   403   403   403   403   403   404   404   404   404   404   in
take-up                 in    404   403   200   403   403   403   403   403   404   404   404   404   404   in
discontinue             in    404   403   200   403   403   403   403   403   404   404   404   404   404   in
hinder                  in    404   403   200   403   403   403   403   403   404   404   404   404   404   in
invite                  in    404   403   403   200   403   403   403   403   404   404   404   404   404   in
coming                  in    404   403   403   200   403   403   403   403   404   404   404   404   404   in
exoneration-open        in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
application-receive     in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
suspensions             in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
suspension-notice       in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
suspension-propose      in    404   200   403   404   403   403   403   403   404   404   404   404   404   in
petitions               in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
petition-receive        in    403   200   403   403   403   403   403   403   403   200   403   403   403   in
custodian               in    403   403   200   403   403   403   403   403   403   403   403   403   403   in
seal-requests           in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
seal-decide             in    404   404   404   200   404   404   404   404   404   404   404   404   404   in
seal-open               in    404   200   404   404   404   404   404   404   404   404   404   404   404   in
petition                in    404   200   200   404   404   404   404   404   404   200   404   404   404   in
petition-classify       in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
petition-handle         in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
petition-receipt        in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
petition-complaint      in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
petition-withdraw       in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
petition-scan           in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
petition-copy           in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
petition-copy-file      in    404   200   200   404   404   404   404   404   404   200   404   404   404   in
seal-ask                in    404   200   200   404   404   404   404   404   404   200   404   404   404   in
petition-sign           in    404   200   403   404   404   404   404   404   404   403   404   404   404   in
denunciation-open       in    404   200   403   404   404   404   404   404   404   403   404   404   404   in
violation-signs         in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
violation-sign-note     in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
violation-sign-left     in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
violation-sign          in    404   200   200   404   404   404   404   404   404   200   404   404   404   in
violation-sign-assess   in    404   200   403   404   404   404   404   404   404   403   404   404   404   in
violation-sign-promote  in    404   200   403   404   404   404   404   404   404   403   404   404   404   in
complaints              in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
complaint-receive       in    403   200   403   403   403   403   403   403   403   200   403   403   403   in
complaint               in    404   200   200   404   404   404   404   404   404   200   404   404   404   in
complaint-refuse        in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
complaint-return        in    404   200   403   404   404   404   404   404   404   200   404   404   404   in
complaint-propose       in    404   200   403   404   404   404   404   404   404   403   404   404   404   in
complaint-receive-from  in    404   200   403   403   403   403   403   403   404   404   404   404   404   in
complaint-take-over     in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
complaint-withdraw      in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
portal-complaint        in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
sittings                in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
sitting-convene         in    403   403   200   403   403   403   403   403   403   200   403   403   403   in
sitting                 in    404   404   200   200   404   200   404   404   404   404   404   404   404   in
item-add                in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
sitting-open            in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
sitting-close           in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
sitting-presence        in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
sitting-guest           in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
sitting-order           in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
agenda-item             in    404   404   200   200   404   200   404   404   404   404   404   404   404   in
item-minute             in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
ballot-open             in    404   404   200   403   404   403   404   404   404   404   404   404   404   in
ballot-issue            in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
ballot-close            in    404   404   200   403   404   403   404   404   404   404   404   404   404   in
ballot-void             in    404   404   200   403   404   403   404   404   404   404   404   404   404   in
ballot-count            in    404   404   403   200   404   403   404   404   404   404   404   404   404   in
ballot-recount          in    404   404   403   200   404   403   404   404   404   404   404   404   404   in
ballot-confirm          in    404   404   403   200   404   403   404   404   404   404   404   404   404   in
ballot-repeat           in    404   404   200   403   404   403   404   404   404   404   404   404   404   in
ballot-passphrase       in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
ballot-start            in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
ballot-paper            in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
ballot-tally            in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
ballot-receipt          in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
item-withdraw           in    404   404   200   200   404   200   404   404   404   404   404   404   404   in
item-ask                in    404   404   200   200   404   403   404   404   404   404   404   404   404   in
item-excerpt            in    404   404   200   403   404   200   404   404   404   404   404   404   404   in
item-answer             in    404   403   403   403   200   403   403   404   404   404   404   404   404   in
follow-ups              in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
follow-up-open          in    404   200   403   404   403   403   403   403   404   404   404   404   404   in
urge                    in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
portal-plan             in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
recommendations         in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
supervision-log         in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
weak-organizations      in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
recommendation-add      in    403   200   200   403   403   403   403   403   403   403   403   403   403   in
supervision-add         in    403   200   200   403   403   403   403   403   403   403   403   403   403   in
weak-add                in    403   200   200   403   403   403   403   403   403   403   403   403   403   in
recommendation-answer   in    404   200   200   404   404   404   404   404   404   403   404   404   404   in
weak-review             in    404   200   200   404   404   404   404   404   404   403   404   404   404   in
"""

POST = """
                        anon  admin offic leadr seat  head  secr  membr recus other clerk repor subj  othsu closd
front-door              in    302   302   302   302   302   302   302   302   302   302   302   302   302   in
health                  405   405   405   405   405   405   405   405   405   405   405   405   405   405   405
sign_in                 200   200   200   200   200   200   200   200   200   200   200   200   200   200   200
check                   422   422   422   422   422   422   422   422   422   422   422   422   422   422   422
check-code              405   405   405   405   405   405   405   405   405   405   405   405   405   405   405
sign_out                in    in    in    in    in    in    in    in    in    in    in    in    in    in    in
password_change         in    200   200   200   200   200   200   200   200   200   200   200   200   200   in
password_change_done    in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
cases                   in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
cases-file              in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
teams                   in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
programmes              in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
programme-draft         in    403   422   403   403   403   403   403   403   403   403   403   403   403   in
programme               in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
programme-approve       in    404   403   422   403   404   404   404   404   404   403   403   404   404   in
programme-amend         in    404   403   422   403   404   404   404   404   404   403   403   404   404   in
item                    in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
statistics              in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
discipline-statistics   in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
closed-periods          in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
period-propose          in    403   403   403   403   403   403   403   403   403   403   422   403   403   in
closed-period           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
period-close            in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
period-restate          in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
closed-form             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
closed-cell             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
period-proposal         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
period-withdraw         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
change-today            in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
change                  in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
forms                   in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
form                    in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
form-cell               in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
merged-form             in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
merged-cell             in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
form-file               in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
ratings                 in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
rating-open             in    403   422   422   403   403   403   403   403   403   403   422   403   403   in
rating-criteria         in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
criteria-draft          in    403   422   422   403   403   403   403   403   403   403   422   403   403   in
criteria-sample         in    403   405   405   403   403   403   403   403   403   403   405   403   403   in
criterion-set           in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
criteria-approve        in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-unit             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
rating-hand-in          in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-tell             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-recuse           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-evidence         in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
rating-self             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-assess           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-appeal           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-decide           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-figure           in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
rating                  in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
rating-confirm          in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
rating-file             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
work-programmes         in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
work-programme-draft    in    403   422   403   403   403   403   403   403   403   403   422   403   403   in
work-programme-import   in    403   422   403   403   403   403   403   403   403   403   422   403   403   in
work-programme-sample   in    403   405   403   403   403   403   403   403   403   403   405   403   403   in
item-theme              in    404   302   403   403   404   404   404   404   404   403   403   404   404   in
work-target             in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
work-figure-file        in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
work-programme          in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
work-figure             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-figure-correct     in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-programme-approve  in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-programme-amend    in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-document           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
work-milestone          in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
coverage                in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
paper-records           in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
paper-record            in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
paper-scan              in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
paper-record-enter      in    403   403   403   403   403   403   403   403   403   403   422   403   403   in
paper-records-import    in    403   403   403   403   403   403   403   403   403   403   422   403   403   in
paper-records-sample    in    403   403   403   403   403   403   403   403   403   403   405   403   403   in
paper-scan-attach       in    403   403   403   403   403   403   403   403   403   403   404   403   403   in
paper-record-withdraw   in    403   403   403   403   403   403   403   403   403   403   404   403   403   in
takeovers               in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
takeover                in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
takeover-propose        in    403   422   403   403   403   403   403   403   403   403   403   403   403   in
takeover-confirm        in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
takeover-refuse         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
published               in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
published-figure        in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
unit-board              in    403   403   403   403   403   403   403   403   403   403   405   403   403   in
unit-begin              in    403   403   403   403   403   403   403   403   403   403   422   403   403   in
unit-end                in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report             in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
my-unit-reports         in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
unit-report-period      in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report-template    in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report-upload      in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report-submit      in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-report-form        in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
unit-remind             in    403   403   403   403   403   403   403   403   403   403   302   403   403   in
conformance-statistics  in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
figure                  in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
figure-file             in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
search                  in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
first-run               404   404   404   404   404   404   404   404   404   404   404   404   404   404   404
administration          in    405   403   403   403   403   403   403   403   403   403   403   403   403   in
accounts                in    405   403   403   403   403   403   403   403   403   403   403   403   403   in
account-open            in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
account-close           in    302   403   403   403   403   403   403   403   403   403   403   403   403   in
organizations-merge     in    422   403   403   403   403   403   403   403   403   403   403   403   403   in
organizations-merge-sample in    405   403   403   403   403   403   403   403   403   403   403   403   403   in
organization-split      in    422   403   403   403   403   403   403   403   403   403   403   403   403   in
organization-rename     in    422   403   403   403   403   403   403   403   403   403   403   403   403   in
organization-transfer   in    422   403   403   403   403   403   403   403   403   403   403   403   403   in
organization-close      in    422   403   403   403   403   403   403   403   403   403   403   403   403   in
member-move             in    422   403   403   403   403   403   403   403   403   403   403   403   403   in
member-retire           in    422   403   403   403   403   403   403   403   403   403   403   403   403   in
import-register         in    200   403   403   403   403   403   403   403   403   403   403   403   403   in
import-register-sample  in    405   403   403   403   403   403   403   403   403   403   403   403   403   in
import-register-apply   in    404   403   403   403   403   403   403   403   403   403   403   403   403   in
import-programme        in    403   200   403   403   403   403   403   403   403   403   403   403   403   in
import-programme-sample in    403   405   403   403   403   403   403   403   403   403   403   403   403   in
organizations           in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
organization            in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
rulebook                in    405   405   405   405   405   405   405   405   405   405   405   404   404   in
rulebook-confirm        in    403   403   200   403   403   403   403   403   403   403   403   404   404   in
rulebook-revoke         in    403   403   200   403   403   403   403   403   403   403   403   404   404   in
rulebook-rule           in    405   405   405   405   405   405   405   405   405   405   405   404   404   in
calculator              in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
calendar                in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
feed                    405   405   405   405   405   405   405   405   405   405   405   405   405   405   405
reminders               in    422   422   422   422   422   422   422   422   422   422   422   422   422   in
overview                in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
procedures              in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
procedure               in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
procedure-bpmn          in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
item-open               in    404   302   403   403   404   404   404   404   404   403   403   404   404   in
opening                 in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
inbox                   in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
case                    in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
conformance             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
waive                   in    404   403   422   404   403   403   403   403   404   404   404   404   404   in
originals               in    404   422   422   404   422   422   403   403   404   404   404   404   404   in
dossier-export          in    404   302   302   404   302   302   302   403   404   404   404   404   404   in
dossier-progress        in    404   405   405   404   405   405   405   403   404   404   404   404   404   in
dossier-file            in    404   405   405   405   405   405   405   403   404   404   404   404   404   in
case-chart              in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
step                    in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
team                    in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
team-step               in    404   403   409   404   404   404   404   404   404   404   404   404   404   in
declare                 in    404   403   403   404   422   422   422   422   404   404   404   404   404   in
team-change             in    404   403   422   404   403   403   403   403   404   404   404   404   404   in
case-contents           in    404   422   403   404   422   422   403   403   404   404   404   404   404   in
case-mark               in    404   422   422   404   422   422   422   403   404   404   404   404   404   in
case-sign-order         in    404   403   422   404   403   403   403   403   404   404   404   404   404   in
team-mark               in    404   422   422   404   422   422   422   422   404   404   404   404   404   in
team-sign-order         in    404   403   422   404   403   403   403   403   404   404   404   404   404   in
team-batch              in    404   400   400   404   400   400   400   400   404   404   404   404   404   in
programme-batch         in    404   400   400   404   404   404   404   404   404   404   404   404   404   in
batch                   in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
batch-progress          in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
batch-pdf               in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
batch-zip               in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
batch-bind              in    404   404   404   404   302   404   404   404   404   404   404   404   404   in
extension-request       in    404   403   403   404   422   403   403   403   404   404   404   404   404   in
extension-decide        in    404   403   409   404   403   403   403   403   404   404   404   404   404   in
clock-stop              in    404   403   422   404   403   403   403   403   404   404   404   404   404   in
clock-resume            in    404   403   409   404   403   403   403   403   404   404   404   404   404   in
overdue                 in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
recuse                  in    404   422   422   404   422   422   422   403   404   404   404   404   404   in
evidence-add            in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
evidence                in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
evidence-picture        in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
evidence-board          in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
evidence-link           in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
evidence-unlink         in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
meeting-add             in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
finding-add             in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
finding-edit            in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
respond                 in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
answer                  in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
remind                  in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
serve                   in    404   403   422   404   422   422   403   403   404   404   404   404   404   in
follow-up               in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
follow-up-report        in    404   403   403   403   403   403   403   403   404   404   404   404   404   in
follow-up-close         in    404   403   403   403   403   403   403   403   404   404   404   404   404   in
books-add               in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
file-draw               in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
file-add                in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
file-judge              in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
file-ask                in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
sheet-mandate           in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
sheet-discipline        in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
amount-add              in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
allegation-verify       in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
allegation-withdraw     in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
amount-edit             in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
amount-treat            in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
reconcile               in    404   403   403   404   422   422   422   403   404   404   404   404   404   in
repayment-add           in    404   403   403   403   403   403   403   403   404   404   404   404   404   in
delegations             in    403   405   405   405   405   405   405   405   405   405   405   403   403   in
delegate-signing        in    403   403   422   403   403   403   403   403   403   403   403   403   403   in
delegate-heading        in    404   403   403   404   422   403   403   403   404   404   404   404   404   in
delegation-end          in    404   404   422   404   404   404   404   404   404   404   404   404   404   in
agenda                  in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
reading                 in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
portal                  in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
portal-case             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
portal-report           in    404   404   404   404   404   404   404   403   404   404   404   409   404   in
portal-respond          in    404   404   404   404   404   404   404   403   404   404   404   422   404   in
portal-follow-up        in    404   404   404   404   404   404   404   403   404   404   404   422   404   in
portal-receipt          in    404   404   404   404   404   404   404   403   404   404   404   302   404   in
portal-file             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
portal-draft            in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
templates               in    405   403   405   403   403   403   403   403   403   405   403   403   403   in
paper-kind-add          in    422   403   422   403   403   403   403   403   403   422   403   403   403   in
template-kind           in    405   403   405   403   403   403   403   403   403   405   403   403   403   in
template-compare        in    405   403   405   403   403   403   403   403   403   405   403   403   403   in
template-edit           in    422   403   422   403   403   403   403   403   403   422   403   403   403   in
template                in    405   403   405   403   403   403   403   403   403   405   403   403   403   in
template-pdf            in    405   403   405   403   403   403   403   403   403   405   403   403   403   in
template-publish        in    422   403   422   403   403   403   403   403   403   422   403   403   403   in
template-withdraw       in    422   403   422   403   403   403   403   403   403   422   403   403   403   in
own-papers              in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
own-paper               in    404   404   422   404   404   404   404   403   404   404   404   404   404   in
body-paper              in    404   404   422   404   404   404   404   404   404   404   404   404   404   in
register                in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
series-open             in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
register-file           in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
file-alarms             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
paper                   in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
paper-print             in    404   302   302   302   302   302   302   404   404   404   404   404   404   in
paper-state             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
paper-file              in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
scan-attach             in    404   422   422   422   422   422   422   404   404   422   404   404   404   in
scan-file               in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
void-ask                in    404   422   422   422   422   422   422   404   404   422   404   404   404   in
void                    in    404   422   422   422   422   422   422   404   404   422   404   404   404   in
void-refuse             in    404   422   422   422   422   422   422   404   404   422   404   404   404   in
register-print          in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
held-registers          in    404   404   422   404   404   404   404   404   404   422   404   404   404   in
registers-release       in    404   404   422   404   404   404   404   404   404   422   404   404   404   in
register-hold           in    404   404   422   404   404   404   404   404   404   422   404   404   404   in
archive                 in    404   404   405   404   404   404   404   404   404   405   404   404   404   in
archive-dossier         in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
retention-set           in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
dossier-hold            in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
disposal-new            in    404   404   422   404   404   404   404   404   404   422   404   404   404   in
disposal                in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
disposal-approve        in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
disposal-withdraw       in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
gaps                    in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
incoming                in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
incoming-new            in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
incoming-file           in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
incoming-line           in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
incoming-hand           in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
incoming-scan           in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
incoming-copy           in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
incoming-scan-file      in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
incoming-void           in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
deliveries              in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
deliveries-send         in    422   422   422   422   422   422   422   422   422   422   422   403   403   in
deliveries-received     in    422   422   422   422   422   422   422   422   422   422   422   403   403   in
delivery-book           in    404   404   422   404   404   404   404   404   404   422   404   403   403   in
deliveries-listed       in    422   422   422   422   422   422   422   422   422   422   422   403   403   in
delivery-run            in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
delivery-run-progress   in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
delivery                in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
delivery-send           in    404   422   422   404   422   422   422   404   404   422   404   403   403   in
delivery-proof          in    404   422   422   404   422   422   422   404   404   422   404   403   403   in
delivery-addressees     in    404   422   422   404   422   422   422   404   404   422   404   403   403   in
paper-dispatch          in    404   422   422   422   422   422   422   404   404   422   404   404   404   in
paper-copy              in    404   404   422   404   404   404   404   404   404   404   404   403   403   in
draft                   in    404   422   422   404   422   422   422   403   404   404   404   404   404   in
draft-compare           in    404   405   405   404   405   405   405   403   404   404   404   404   404   in
draft-version           in    404   405   405   404   405   405   405   403   404   404   404   404   404   in
draft-word              in    404   403   403   404   422   422   403   403   404   404   404   404   404   in
draft-word-file         in    404   403   403   404   200   200   403   403   404   404   404   404   404   in
draft-return            in    404   403   403   404   404   422   403   403   404   404   404   404   404   in
report                  in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
report-of               in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
report-figure           in    405   405   405   405   405   405   405   405   405   405   405   403   403   in
report-draw-up          in    404   404   302   403   404   404   404   404   404   404   302   403   403   in
report-edit             in    404   404   422   403   404   404   404   404   404   404   422   403   403   in
report-issue            in    404   404   302   403   404   404   404   404   404   404   403   403   403   in
report-word             in    404   404   422   403   404   404   404   404   404   404   422   403   403   in
report-word-file        in    404   404   200   403   404   404   404   404   404   404   200   403   403   in
report-return           in    404   404   404   403   404   404   404   404   404   404   404   403   403   in
to-open                 in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
discipline-ground       in    403   422   403   403   403   403   403   403   403   403   403   403   403   in
discipline-open         in    404   422   403   403   403   403   403   403   404   404   404   404   404   in
signs-open-new          in    403   422   403   403   403   403   403   403   403   403   403   403   403   in
signs-open              in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
signs-open-person       in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
discipline-open-person  in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
signs-monitor           in    404   422   422   404   403   403   403   403   404   404   404   404   404   in
signs-draft             in    404   403   403   403   422   422   403   403   404   404   404   404   404   in
conference-add          in    404   403   403   403   422   422   403   403   404   404   404   404   404   in
responsibility-add      in    404   403   403   403   422   422   422   403   404   404   404   404   404   in
signs-hear              in    404   403   403   422   403   403   403   403   404   404   404   404   404   in
crime-transfer          in    404   403   422   403   403   403   403   403   404   404   404   404   404   in
crime-answer            in    404   403   403   403   422   422   422   403   404   404   404   404   404   in
follow-up-assign        in    404   403   422   403   403   403   403   403   404   404   404   404   404   in
violation-add           in    404   403   403   403   422   422   422   403   404   404   404   404   404   in
violation-edit          in    404   403   403   403   422   422   422   403   404   404   404   404   404   in
violation-pause         in    404   403   403   403   422   422   422   403   404   404   404   404   404   in
violation-withdraw      in    404   403   403   403   422   422   422   403   404   404   404   404   404   in
circumstance-add        in    404   403   403   403   422   422   422   403   404   404   404   404   404   in
defer                   in    404   403   422   403   403   403   403   403   404   404   404   404   404   in
overseer-replace        in    404   403   422   403   403   403   403   403   404   404   404   404   404   in
take-up                 in    404   403   409   403   403   403   403   403   404   404   404   404   404   in
discontinue             in    404   403   422   403   403   403   403   403   404   404   404   404   404   in
hinder                  in    404   403   422   403   403   403   403   403   404   404   404   404   404   in
invite                  in    404   403   403   422   403   403   403   403   404   404   404   404   404   in
coming                  in    404   403   403   422   403   403   403   403   404   404   404   404   404   in
exoneration-open        in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
application-receive     in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
suspensions             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
suspension-notice       in    403   422   403   403   403   403   403   403   403   403   403   403   403   in
suspension-propose      in    404   422   403   404   403   403   403   403   404   404   404   404   404   in
petitions               in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
petition-receive        in    403   422   403   403   403   403   403   403   403   422   403   403   403   in
custodian               in    403   403   422   403   403   403   403   403   403   403   403   403   403   in
seal-requests           in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
seal-decide             in    404   404   404   422   404   404   404   404   404   404   404   404   404   in
seal-open               in    404   409   404   404   404   404   404   404   404   404   404   404   404   in
petition                in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
petition-classify       in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
petition-handle         in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
petition-receipt        in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
petition-complaint      in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
petition-withdraw       in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
petition-scan           in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
petition-copy           in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
petition-copy-file      in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
seal-ask                in    404   422   422   404   404   404   404   404   404   422   404   404   404   in
petition-sign           in    404   422   403   404   404   404   404   404   404   403   404   404   404   in
denunciation-open       in    404   409   403   404   404   404   404   404   404   403   404   404   404   in
violation-signs         in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
violation-sign-note     in    403   422   403   403   403   403   403   403   403   403   403   403   403   in
violation-sign-left     in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
violation-sign          in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
violation-sign-assess   in    404   422   403   404   404   404   404   404   404   403   404   404   404   in
violation-sign-promote  in    404   422   403   404   404   404   404   404   404   403   404   404   404   in
complaints              in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
complaint-receive       in    403   422   403   403   403   403   403   403   403   422   403   403   403   in
complaint               in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
complaint-refuse        in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
complaint-return        in    404   422   403   404   404   404   404   404   404   422   404   404   404   in
complaint-propose       in    404   422   403   404   404   404   404   404   404   403   404   404   404   in
complaint-receive-from  in    404   422   403   403   403   403   403   403   404   404   404   404   404   in
complaint-take-over     in    404   404   404   404   404   404   404   404   404   404   404   404   404   in
complaint-withdraw      in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
portal-complaint        in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
sittings                in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
sitting-convene         in    403   403   422   403   403   403   403   403   403   422   403   403   403   in
sitting                 in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
item-add                in    404   404   422   403   404   422   404   404   404   404   404   404   404   in
sitting-open            in    404   404   422   403   404   422   404   404   404   404   404   404   404   in
sitting-close           in    404   404   422   403   404   422   404   404   404   404   404   404   404   in
sitting-presence        in    404   404   422   403   404   422   404   404   404   404   404   404   404   in
sitting-guest           in    404   404   422   403   404   422   404   404   404   404   404   404   404   in
sitting-order           in    404   404   422   403   404   422   404   404   404   404   404   404   404   in
agenda-item             in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
item-minute             in    404   404   422   403   404   422   404   404   404   404   404   404   404   in
ballot-open             in    404   404   422   403   404   403   404   404   404   404   404   404   404   in
ballot-issue            in    404   404   422   403   404   422   404   404   404   404   404   404   404   in
ballot-close            in    404   404   409   403   404   403   404   404   404   404   404   404   404   in
ballot-void             in    404   404   422   403   404   403   404   404   404   404   404   404   404   in
ballot-count            in    404   404   403   422   404   403   404   404   404   404   404   404   404   in
ballot-recount          in    404   404   403   422   404   403   404   404   404   404   404   404   404   in
ballot-confirm          in    404   404   403   409   404   403   404   404   404   404   404   404   404   in
ballot-repeat           in    404   404   422   403   404   403   404   404   404   404   404   404   404   in
ballot-passphrase       in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
ballot-start            in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
ballot-paper            in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
ballot-tally            in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
ballot-receipt          in    404   404   409   409   404   409   404   404   404   404   404   404   404   in
item-withdraw           in    404   404   422   422   404   422   404   404   404   404   404   404   404   in
item-ask                in    404   404   422   422   404   403   404   404   404   404   404   404   404   in
item-excerpt            in    404   404   409   403   404   409   404   404   404   404   404   404   404   in
item-answer             in    404   403   403   403   422   403   403   404   404   404   404   404   404   in
follow-ups              in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
follow-up-open          in    404   422   403   404   403   403   403   403   404   404   404   404   404   in
urge                    in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
portal-plan             in    404   404   404   404   404   404   404   403   404   404   404   404   404   in
recommendations         in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
supervision-log         in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
weak-organizations      in    405   405   405   405   405   405   405   405   405   405   405   405   405   in
recommendation-add      in    403   422   422   403   403   403   403   403   403   403   403   403   403   in
supervision-add         in    403   422   422   403   403   403   403   403   403   403   403   403   403   in
weak-add                in    403   422   422   403   403   403   403   403   403   403   403   403   403   in
recommendation-answer   in    404   422   422   404   404   404   404   404   404   403   404   404   404   in
weak-review             in    404   422   422   404   404   404   404   404   404   403   404   404   404   in
"""

#: Acts that need nothing but the click: an empty form is the whole of it. Every other empty form changes nothing.
CLICKS = {
    "sign_out", "portal-receipt", "paper-print", "account-close", "dossier-export", "draft-word-file",
    "report-word-file", "batch-bind",
}  # fmt: skip

#: The page on which one sees what an act is about: who reads that may be told that an act is not theirs.
SEEN_ON = {
    **dict.fromkeys(
        (
            "step", "declare", "team-change", "extension-request", "extension-decide", "recuse", "evidence-add",
            "clock-stop", "clock-resume", "waive", "originals", "dossier-export", "case-mark", "case-contents",
            "case-sign-order", "meeting-add", "finding-add", "finding-edit", "evidence-link", "evidence-unlink",
            "respond", "answer", "serve", "remind",
            "suspension-propose", "exoneration-open", "application-receive",
            "follow-up-open",
        ),
        "case",
    ),
    **dict.fromkeys(
        ("item-add", "sitting-open", "sitting-close", "sitting-presence", "sitting-guest", "sitting-order"), "sitting"
    ),
    **dict.fromkeys(
        (
            "item-minute", "ballot-open", "ballot-issue", "ballot-close", "ballot-void", "ballot-count",
            "ballot-recount", "ballot-confirm", "ballot-repeat", "ballot-passphrase", "ballot-start", "ballot-paper",
            "ballot-tally", "ballot-receipt", "item-withdraw", "item-ask", "item-excerpt",
        ),
        "agenda-item",
    ),
    "team-step": "team",
    "team-sign-order": "team",
    "delegate-heading": "team",
    "signs-monitor": "team",
    "follow-up-report": "follow-up",
    "follow-up-close": "follow-up",
    "recommendation-answer": "recommendations",
    "weak-review": "weak-organizations",
    "repayment-add": "follow-up",
    "programme-approve": "programme",
    "programme-amend": "programme",
    "item-open": "item",
    "item-theme": "item",
    "rulebook-revoke": "rulebook",
    "report-edit": "report-of",
    **dict.fromkeys(("report-word", "report-word-file", "report-return"), "report-of"),
    **dict.fromkeys(("draft-word", "draft-word-file", "draft-return"), "draft"),
    **dict.fromkeys(("complaint-refuse", "complaint-return", "complaint-propose"), "complaint"),
    **dict.fromkeys(
        (
            "petition-classify", "petition-handle", "petition-receipt", "petition-complaint", "petition-withdraw",
            "petition-scan", "petition-copy", "petition-sign", "denunciation-open",
        ),
        "petition",
    ),
    **dict.fromkeys(("violation-sign-assess", "violation-sign-promote"), "violation-sign"),
}  # fmt: skip

#: The case of the world an act is about, where that is not the case being heard: who reads it may be told as much.
SEEN_IN = {
    "discipline-open": "required",
    **dict.fromkeys(
        (
            "signs-draft", "conference-add", "responsibility-add", "signs-hear", "crime-transfer", "crime-answer",
            "follow-up-assign",
        ),
        "watched",
    ),
    **dict.fromkeys(
        ("file-draw", "file-add", "file-judge", "file-ask", "sheet-mandate", "sheet-discipline"), "sampled"
    ),
    **dict.fromkeys(("allegation-verify", "allegation-withdraw"), "denounced"),
    **dict.fromkeys(("books-add", "amount-add", "amount-edit", "amount-treat", "reconcile"), "counted"),
    **dict.fromkeys(
        (
            "item-answer", "violation-add", "violation-edit", "violation-pause", "violation-withdraw",
            "circumstance-add", "defer",
            "take-up", "overseer-replace", "discontinue", "hinder", "invite", "coming", "complaint-receive-from",
            "complaint-withdraw", "portal-complaint",
        ),
        "judged",
    ),
}  # fmt: skip


def nowhere(about: dict[str, Any]) -> dict[str, Any]:
    """The same address about something that does not exist."""
    other: dict[str, Any] = {"key": "0" * 20, "pk": 999_999_999, "code": "KHONG-CO", "reference": "KHONG@CO"}
    other["body"] = other["pk"]
    changed = next((name for name in ("key", "pk", "code", "reference", "body") if name in about), "")
    return about | {changed: other[changed]} if changed else about

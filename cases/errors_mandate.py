"""Every way the rules of a mandate inspection refuse: what is lacking, by which article, what next."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.errors import RuleBroken


class SubjectOutsideMandate(RuleBroken):
    """Only the organizations the rule names are inspected on their inspection and discipline work."""

    rule = "KTNV-SUBJ"
    sentence = _("%(name)s is no subject of an inspection of lower inspection and discipline work: %(lack)s.")
    next_step = _("Name a committee, standing committee, commission or cell below, or plan another kind of inspection.")


class SampleMissing(RuleBroken):
    """Disciplinary files are examined by a sample that anybody can draw again."""

    rule = "INV-SAMPLE"
    sentence = _("Case %(case)s has no sample of disciplinary files.")
    next_step = _("Draw the sample from the list of files, take all of them, or record that there is none.")


class SampleDrawnAlready(RuleBroken):
    """A second drawing would let the team choose between two."""

    rule = "INV-SAMPLE"
    sentence = _("The sample of case %(case)s was drawn on %(on)s and is not drawn again.")
    next_step = _("Add further files by hand, each with its reason.")


class SampleImpossible(RuleBroken):
    """What is drawn fits the list it is drawn from."""

    rule = "INV-SAMPLE"
    sentence = _("This sample cannot be drawn: %(lack)s.")
    next_step = _("Write one file a line, and draw at least one and at most all of them.")


class FileNotJudged(RuleBroken):
    """Every sampled file is judged before the team goes on and before the body concludes."""

    rule = "INV-SAMPLE"
    sentence = _("These sampled files are not judged: no. %(numbers)s.")
    next_step = _("Judge each on competence, principles, procedure, and on the form imposed.")


class FileJudgedOtherwise(RuleBroken):
    """A form judged must be there; where none was imposed the file cannot be too heavy."""

    rule = "INV-SAMPLE"
    sentence = _("File no. %(number)s cannot be judged so: %(lack)s.")
    next_step = _("Name the form that was imposed, or judge it as not disciplined though required.")


class FileNotAsked(RuleBroken):
    """The committee is heard on a file handled too lightly or too heavily before anything is recommended."""

    rule = "HEAR"
    sentence = _("The committee was not asked to reconsider these files: no. %(numbers)s.")
    next_step = _("Ask at the meeting, and record what the committee says to each.")


class FileNotToReconsider(RuleBroken):
    """Only what was handled wrongly is asked about."""

    rule = "HEAR"
    sentence = _("File no. %(number)s was judged as handled rightly: there is nothing to reconsider.")
    next_step = _("Judge the file otherwise first, or leave it as it is.")


class SheetMissing(RuleBroken):
    """Both sheets are filled in before verification is finished."""

    rule = "INV-SHEETS"
    sentence = _("These sheets are not filled in: %(sheets)s.")
    next_step = _("Fill in both sheets from the subject's report, the programme and the files.")


class SheetNotConcluded(RuleBroken):
    """The body concludes on each of the two sheets."""

    rule = "INV-SHEETS"
    sentence = _("The body has not concluded on these sheets: %(sheets)s.")
    next_step = _("Conclude on each sheet: done well or not, with the reasons.")


class RecommendationMissing(RuleBroken):
    """Every wrongly decided file gets a recommendation, be it that nothing is changed."""

    rule = "INV-SHEETS"
    sentence = _("These wrongly decided files have no recommendation: no. %(numbers)s.")
    next_step = _("Recommend for each: no change, increase, decrease or annul.")


class RecommendationUnfit(RuleBroken):
    """What is recommended answers how the file was judged."""

    rule = "INV-SHEETS"
    sentence = _("File no. %(number)s was judged “%(weight)s”; “%(recommendation)s” does not answer that.")
    next_step = _("Recommend what the judgement calls for, or no change; or return the report to the team.")


class MandateOutcomeUnfit(RuleBroken):
    """The outcome says what the sheets and files say."""

    rule = "INV-SHEETS"
    sentence = _("This outcome does not fit what is concluded: %(lack)s.")
    next_step = _("Choose the outcome that the sheets and the recommendations lead to.")


class FileWithoutRequirement(RuleBroken):
    """Each file recommended to be changed becomes a requirement of its own."""

    rule = "FOLLOW-ASSIGN"
    sentence = _("No requirement follows up these files: no. %(numbers)s.")
    next_step = _("Say for each file who reconsiders it until when, and who verifies it.")

using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Selection;

namespace EnglishLearning.Api.Practice;

/// <summary>Why this question, why today, in a sentence.</summary>
internal static class ReasonTexts
{
    private static readonly Text DueToday = new(
        "Jatuh tempo hari ini: peluang ingat sekarang {0} %", "due today: recall now {0} %");

    private static readonly Text DueOneDay = new(
        "Jatuh tempo sejak 1 hari: peluang ingat sekarang {0} %", "due since 1 day: recall now {0} %");

    private static readonly Text DueDays = new(
        "Jatuh tempo sejak {1} hari: peluang ingat sekarang {0} %", "due since {1} days: recall now {0} %");

    private static readonly Text New = new(
        "Baru, sesuai tingkatmu: peluang benar {0} %", "new, near your level: expected success {0} %");

    private static readonly Text NewNearest = new(
        "Baru, yang paling dekat dengan tingkatmu: peluang benar {0} %",
        "new, the nearest left to your level: expected success {0} %");

    public static string Of(PracticeReason reason, double pCorrect, Language language) => reason.Kind switch
    {
        ReasonKind.Due when reason.DaysDue <= 0 => DueToday.In(language, Percent(reason.Recall)),
        ReasonKind.Due when reason.DaysDue == 1 => DueOneDay.In(language, Percent(reason.Recall)),
        ReasonKind.Due => DueDays.In(language, Percent(reason.Recall), reason.DaysDue),
        ReasonKind.NewInBand => New.In(language, Percent(pCorrect)),
        _ => NewNearest.In(language, Percent(pCorrect)),
    };

    public static ReasonCode CodeOf(ReasonKind kind) => kind switch
    {
        ReasonKind.Due => ReasonCode.Due,
        ReasonKind.NewInBand => ReasonCode.New,
        _ => ReasonCode.NewNearest,
    };

    private static int Percent(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);
}

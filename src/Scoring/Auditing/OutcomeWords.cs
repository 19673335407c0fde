namespace Scoring.Auditing;

/// <summary>How outcomes are spelt.</summary>
public static class OutcomeWords
{
    /// <summary>The outcome as a word in files: <c>pass</c>, <c>warn</c>, <c>fail</c>, <c>not-assessed</c>.</summary>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Warn => "warn",
        Outcome.Fail => "fail",
        _ => "not-assessed",
    };

    /// <summary>The outcome for people.</summary>
    public static string In(this Outcome outcome, Language language) => (outcome, language) switch
    {
        (Outcome.Pass, Language.Chinese) => "通过",
        (Outcome.Warn, Language.Chinese) => "关注",
        (Outcome.Fail, Language.Chinese) => "不通过",
        (_, Language.Chinese) => "未评",
        _ => Of(outcome),
    };
}

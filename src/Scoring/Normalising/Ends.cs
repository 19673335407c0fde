using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>The option <c>clamp</c>: at which end shares beyond 0 and 1 count as the end.</summary>
static class Ends
{
    /// <summary>The option with a default.</summary>
    public static OptionDefinition Clamp(string fallback) => new("clamp", OptionType.Choice,
        new("超出哪一端时按该端计", "At which end values beyond the end count as the end"))
    { Default = fallback, Choices = ["none", "low", "high", "both"] };

    /// <summary>Low and high end of the scores.</summary>
    public static readonly OptionDefinition Range =
        new("range", OptionType.Range, new("分值的下限和上限", "Low and high end of the scores")) { Default = new double[] { 0, 100 } };

    /// <summary>Holds shares at the ends asked for. NaN stays NaN.</summary>
    public static void Hold(Span<double> shares, OptionSet options)
    {
        var clamp = options.Word("clamp");
        var least = clamp is "low" or "both" ? 0 : double.NegativeInfinity;
        var most = clamp is "high" or "both" ? 1 : double.PositiveInfinity;
        for (var i = 0; i < shares.Length; i++) shares[i] = Math.Clamp(shares[i], least, most);
    }

    /// <summary>The same options without the upper end, or null where it is off already: shows what it cut.</summary>
    public static NormaliserContext? WithoutHigh(NormaliserContext context, MethodDefinition method) => context.Options.Word("clamp") switch
    {
        "both" => context.With(method, "clamp", "low"),
        "high" => context.With(method, "clamp", "none"),
        _ => null,
    };
}

using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>The options <c>cap</c> (a flag) and <c>scale</c> of the methods that measure a distance.</summary>
static class Cap
{
    /// <summary>Holds shares at 1 if the options say so, then multiplies them by the scale. NaN stays NaN.</summary>
    public static void Scale(Span<double> shares, OptionSet options)
    {
        var (most, full) = (options.Flag("cap") ? 1 : double.PositiveInfinity, options.Number("scale"));
        for (var i = 0; i < shares.Length; i++) shares[i] = full * (shares[i] > most ? most : shares[i]);
    }

    public static NormaliserContext? Off(NormaliserContext context, MethodDefinition method) =>
        context.Options.Flag("cap") ? context.With(method, "cap", false) : null;
}

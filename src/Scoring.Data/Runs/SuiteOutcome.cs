using Scoring.Data.Results;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>What several schemes on one panel came to.</summary>
/// <param name="Schemes">The schemes' results, in the order of their files.</param>
/// <param name="Cross">Every unit and year beside itself under every scheme, by year and unit.</param>
/// <param name="PanelReads">How often the panel was read: once, unless schemes ask for it to be read differently.</param>
/// <param name="Outputs">The files of the cross table.</param>
public sealed record SuiteOutcome(IReadOnlyList<SuiteScheme> Schemes, IReadOnlyList<CrossRow> Cross, int PanelReads, IReadOnlyList<OutputFile> Outputs);

/// <summary>One scheme's part in a suite.</summary>
/// <param name="Id">The scheme's identifier: its column and folder.</param>
/// <param name="Title">Its title.</param>
/// <param name="Directory">Its bundle's folder.</param>
/// <param name="Ranked">Units ranked in the last year with ranks.</param>
/// <param name="Findings">Everything found.</param>
public sealed record SuiteScheme(string Id, Text Title, string Directory, int Ranked, IReadOnlyList<Finding> Findings);

/// <summary>One unit in one year under every scheme; the lists follow the suite's schemes.</summary>
/// <param name="Year">The year.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scores">What it is ranked by: the score, as adjusted; NaN = none.</param>
/// <param name="Ranks">Its place; NaN = none.</param>
/// <param name="Classes">Name of its class; null = none.</param>
public sealed record CrossRow(int Year, string Unit, Text Name, double[] Scores, double[] Ranks, Text?[] Classes)
{
    /// <summary>Best place among the schemes; NaN = none ranks it.</summary>
    public double Best => Ranks.Where(rank => !double.IsNaN(rank)).DefaultIfEmpty(double.NaN).Min();

    /// <summary>Worst place among the schemes; NaN = none ranks it.</summary>
    public double Worst => Ranks.Where(rank => !double.IsNaN(rank)).DefaultIfEmpty(double.NaN).Max();

    /// <summary>Places between the best and the worst: where schemes disagree; NaN = fewer than two schemes rank it.</summary>
    public double Range => Ranks.Count(rank => !double.IsNaN(rank)) < 2 ? double.NaN : Worst - Best;

    /// <summary>Whether two schemes give it classes of different names.</summary>
    public bool ClassesDiffer => Classes.OfType<Text>().Distinct().Count() > 1;
}

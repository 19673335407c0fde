using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>What changed between two runs, and why each rank moved.</summary>
/// <param name="Before">The first run's evaluation, made again from its bundle.</param>
/// <param name="After">The second's.</param>
/// <param name="From">Calendar year of the first ranking.</param>
/// <param name="To">Calendar year of the second.</param>
/// <param name="Ledger">Every unit's places gained and lost.</param>
/// <param name="ParametersApart">
/// False when bounds or weights may differ and what that did could not be told from the rest (see <see cref="ParameterChange.Of"/>): it is part of the other terms.
/// </param>
/// <param name="Inputs">Input files that differ, by name: <c>changed</c>, <c>new</c> or <c>gone</c>.</param>
/// <param name="SchemeChanged">True when the resolved schemes differ.</param>
/// <param name="Entered">Codes of the units that only the second ranking's roster has.</param>
/// <param name="Left">Codes of the units that only the first ranking's roster has.</param>
public sealed record RunDiff(Evaluation Before, Evaluation After, int From, int To, RankLedger Ledger, bool ParametersApart,
    IReadOnlyList<KeyValuePair<string, string>> Inputs, bool SchemeChanged, IReadOnlyList<string> Entered, IReadOnlyList<string> Left);

/// <summary>Two runs are read and compared.</summary>
public static class DiffRun
{
    /// <summary>Compares two bundles.</summary>
    /// <param name="before">Folder of the first run.</param>
    /// <param name="after">Folder of the second run; may be the same folder for two of its years.</param>
    /// <param name="from">Calendar year of the first ranking; null = the year of the second if the first run has it, else its last. Two years of one folder: the one before.</param>
    /// <param name="to">Calendar year of the second ranking; null = its last with ranks.</param>
    /// <param name="threads">Number of threads; null = all cores. The result is the same.</param>
    /// <exception cref="ScoringException">A folder holds no run, a run is damaged, or a year is not in it.</exception>
    public static RunDiff Execute(string before, string after, int? from = null, int? to = null, int? threads = null)
    {
        var (first, second) = (BundleReader.Read(before), BundleReader.Read(after));
        var (one, other) = (BundleEvaluation.Of(first, threads), BundleEvaluation.Of(second, threads));
        var isSame = first.Manifest.Outputs.SequenceEqual(second.Manifest.Outputs);
        var later = Year(other, to ?? other.LatestYear, "--year");
        var year = other.Years[later];
        var earlier = Year(one, from ?? one.Years.LastOrDefault(each => isSame ? each < year : each <= year, one.Years[^1]), "--from");
        var (old, now) = (new LedgerSide(one, earlier), new LedgerSide(other, later));
        var parameters = ParameterChange.Of(old, now, threads);
        return new RunDiff(one, other, one.Years[earlier], year, RankLedger.Between(old, now, parameters?.Rebounded, parameters?.Rescored, threads),
            parameters is not null || IsSameForAll(first, isSame), Inputs(first, second), first.Manifest.SchemeJson != second.Manifest.SchemeJson, Only(other, later, one, earlier), Only(one, earlier, other, later));
    }

    /// <summary>Whether both rankings are of one run that fitted nothing for single years.</summary>
    static bool IsSameForAll(RunBundle run, bool isSame) => isSame && run.Records.All(record => record.Fitted.All(entry => entry.Year is null));

    static int Year(Evaluation evaluation, int year, string option)
    {
        var index = evaluation.Normalised.IndexOfYear(year);
        return index >= 0 ? index
            : throw new ScoringException(new Finding { Kind = FindingKinds.YearNotInPanel, Found = FormattableString.Invariant($"{option} {year}"), Expected = string.Join(", ", evaluation.Years) });
    }

    static List<KeyValuePair<string, string>> Inputs(RunBundle first, RunBundle second)
    {
        var (old, now) = (first.Manifest.Inputs.ToLookup(input => input.Name, StringComparer.Ordinal), second.Manifest.Inputs.ToLookup(input => input.Name, StringComparer.Ordinal));
        var differing = new List<KeyValuePair<string, string>>();
        foreach (var name in old.Concat(now).Select(inputs => inputs.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            if (!old[name].Select(input => input.Sha256).SequenceEqual(now[name].Select(input => input.Sha256)))
                differing.Add(KeyValuePair.Create(name, !old[name].Any() ? "new" : !now[name].Any() ? "gone" : "changed"));
        return differing;
    }

    static string[] Only(Evaluation here, int year, Evaluation there, int otherYear)
    {
        var (present, beside) = (here.Normalised.Present(year).ToArray(), there.Normalised.Present(otherYear).ToArray());
        return
        [
            .. here.Roster.Units.Where((unit, i) => present[i] && !unit.IsAggregate).Select(unit => unit.Code)
                .Where(code => there.Roster.IndexOf(code) is var other && (other < 0 || !beside[other])),
        ];
    }
}

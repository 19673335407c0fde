using System.Text.Json;
using Scoring.Data.Panels;
using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>Runs several schemes over one panel that is read once: a bundle for each scheme, and one cross table.</summary>
public static class SuiteRun
{
    /// <summary>Reads, evaluates and writes.</summary>
    /// <remarks>
    /// Every bundle has the results that the scheme's own run has. Schemes that want the panel read in another way (columns, filter, roster, aggregate
    /// units, declared variables) share a reading among themselves; <see cref="SuiteOutcome.PanelReads"/> counts the readings.
    /// </remarks>
    /// <exception cref="ScoringException">A scheme, the panel or a folder cannot be worked with. All schemes are read and folders checked before anything is written.</exception>
    public static SuiteOutcome Execute(SuiteRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var parts = Read(request);
        foreach (var part in parts) AnnualRun.CheckFolder(part.Directory);
        var cross = new CrossTable(parts.Count);
        var results = new SuiteScheme[parts.Count];
        var reads = 0;
        foreach (var group in parts.GroupBy(part => part.Key, StringComparer.Ordinal))
        {
            var needed = group.SelectMany(part => part.Scheme.NeededVariables).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var reading = AnnualRun.ReadPanel(group.First().Request, group.First().Scheme, needed);
            reads++;
            foreach (var part in group)
            {
                var outcome = AnnualRun.Execute(part.Request, part.Scheme, part.Files, Part(reading, part.Scheme));
                outcome = AnnualRun.Save(outcome, part.Directory, part.Request);
                cross.Add(part.Position, outcome.Evaluation);
                results[part.Position] = new SuiteScheme(part.Scheme.Id, part.Scheme.Title, part.Directory, LastRanked(outcome.Evaluation), outcome.Findings);
            }
        }
        var rows = cross.Rows();
        return new SuiteOutcome(results, rows, reads, CrossFiles.Write(request.Directory, [.. parts.Select(part => part.Scheme)], rows, request.Run.Language));
    }

    /// <summary>The parts of a scheme that say how a panel is read.</summary>
    static readonly string[] ReadingKeys = ["panel", "aggregate_units", "variables"];

    static List<SuitePart> Read(SuiteRequest request)
    {
        var (parts, faults) = (new List<SuitePart>(), new List<Finding>());
        foreach (var file in SuiteFiles.Of(request.Suite))
            try
            {
                var (scheme, files) = SchemeFile.Read(file);
                if (!IsFolderName(scheme.Id) || parts.Any(part => string.Equals(part.Scheme.Id, scheme.Id, StringComparison.OrdinalIgnoreCase)))
                    faults.Add(new Finding { Kind = FindingKinds.SchemeDuplicateCode, File = file, Path = "$.id", Found = scheme.Id, Expected = "an identifier of its own that can name a folder" });
                parts.Add(new SuitePart(parts.Count, scheme, files, request.Run with { SchemeFile = file }, Path.Combine(request.Directory, scheme.Id), KeyOf(scheme, file, request.Run)));
            }
            catch (ScoringException refusal)
            {
                faults.AddRange(refusal.Faults);
            }
        return faults.Count > 0 ? throw new ScoringException(faults) : parts;
    }

    static bool IsFolderName(string id) => id is not ("." or "..") && id.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0;

    /// <summary>All that says how a panel is read, as text.</summary>
    static string KeyOf(Scheme scheme, string file, RunRequest run)
    {
        using var json = JsonDocument.Parse(SchemeWriter.Write(scheme));
        var roster = run.RosterFile ?? (scheme.RosterFile is { } own ? Path.GetFullPath(SchemeFile.Beside(file, own)) : "");
        var corrections = run.CorrectionFile ?? AnnualRun.CorrectionsOf(scheme, file) ?? "";
        return string.Join('\n', ReadingKeys.Select(key => json.RootElement.TryGetProperty(key, out var value) ? value.GetRawText() : "").Append(roster).Append(corrections));
    }

    /// <summary>What a scheme needs of a reading that served several.</summary>
    static PanelReading Part(PanelReading reading, Scheme scheme)
    {
        var panel = reading.Panel;
        var columns = scheme.NeededVariables.Select(code => Enumerable.Range(0, panel.Years.Count).Select(year => panel[panel.IndexOf(code), year]).ToArray()).ToArray();
        return reading with
        {
            Panel = panel.WithVariables(scheme.NeededVariables, columns),
            Findings = [.. reading.Findings.Where(finding => finding.Variable is null || !panel.Variables.Contains(finding.Variable) || scheme.NeededVariables.Contains(finding.Variable))],
        };
    }

    static int LastRanked(Evaluation evaluation) =>
        evaluation.Index.Years.Reverse().Select(year => year.Ranks.Count(rank => !double.IsNaN(rank))).FirstOrDefault(count => count > 0);

    sealed record SuitePart(int Position, Scheme Scheme, IReadOnlyList<InputFile> Files, RunRequest Request, string Directory, string Key);
}

/// <summary>Gathers the schemes' results by year and unit.</summary>
/// <param name="schemes">Number of schemes.</param>
sealed class CrossTable(int schemes)
{
    readonly Dictionary<(int Year, string Unit), CrossRow> rows = [];

    public void Add(int position, Evaluation evaluation)
    {
        for (var y = 0; y < evaluation.Years.Count; y++)
        {
            var year = evaluation.Index.Years[y];
            for (var unit = 0; unit < evaluation.Roster.Count; unit++)
            {
                var entry = evaluation.Roster.Units[unit];
                if (double.IsNaN(year.Scores[unit]) && !year.Unscored.ContainsKey(unit)) continue;
                if (!rows.TryGetValue((evaluation.Years[y], entry.Code), out var row))
                    rows[(evaluation.Years[y], entry.Code)] = row = new CrossRow(evaluation.Years[y], entry.Code, entry.Name, Missing(), Missing(), new Text?[schemes]);
                row.Scores[position] = evaluation.Adjustments?.Years[y].Adjusted[unit] ?? year.Scores[unit];
                row.Ranks[position] = year.Ranks[unit];
                row.Classes[position] = evaluation.Grades is { } grades ? grades.ClassAt(grades.Years[y].Classes[unit])?.Name : null;
            }
        }
    }

    public IReadOnlyList<CrossRow> Rows() => [.. rows.Values.OrderBy(row => row.Year).ThenBy(row => row.Unit, StringComparer.Ordinal)];

    double[] Missing()
    {
        var values = new double[schemes];
        Array.Fill(values, double.NaN);
        return values;
    }
}

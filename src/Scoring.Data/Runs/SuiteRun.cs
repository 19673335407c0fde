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
        if (request.WritesRuns)
            foreach (var part in parts) AnnualRun.CheckFolder(part.Directory);
        var cross = new CrossTable(parts.Count);
        var results = new SuiteScheme[parts.Count];
        var reads = 0;
        var saving = new SavingRuns((request.Run.Threads ?? Environment.ProcessorCount) > 1);
        foreach (var group in parts.GroupBy(part => part.Key, StringComparer.Ordinal))
        {
            var needed = group.SelectMany(part => part.Scheme.NeededVariables).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var reading = AnnualRun.ReadPanel(group.First().Request, group.First().Scheme, needed);
            reads++;
            AnnualRun.CheckYears(request.Run.Years, reading.Panel.Years);
            AnnualRun.ReturnBuffers();
            var (steps, tables) = (new SharedSteps(), new SharedTables());
            foreach (var part in group)
            {
                var (evaluation, inputs, own) = Evaluate(part, reading, steps);
                cross.Add(part.Position, evaluation);
                var result = new SuiteScheme(part.Scheme.Id, part.Scheme.Title, part.Directory, LastRanked(evaluation), [.. own.Findings, .. evaluation.Findings]);
                results[part.Position] = result;
                if (!request.WritesRuns) continue;
                var outcome = AnnualRun.Explain(part.Request, evaluation, own, []) with { Inputs = inputs };
                saving.Start(() => results[part.Position] = result with { Findings = AnnualRun.Save(outcome, part.Directory, part.Request, tables).Findings });
            }
        }
        saving.Complete();
        var rows = cross.Rows();
        return new SuiteOutcome(results, rows, reads, CrossFiles.Write(request.Directory, [.. parts.Select(part => part.Scheme)], rows, request.Run.Language));
    }

    /// <summary>Evaluates one scheme; the years asked for are kept.</summary>
    static (Evaluation Evaluation, IReadOnlyList<InputFile> Inputs, PanelReading Reading) Evaluate(SuitePart part, PanelReading shared, SharedSteps steps)
    {
        var own = Part(shared, part.Scheme);
        var (tables, files) = SchemeTables.Read(part.Scheme, part.Request.SchemeFile);
        var key = string.Join('\n', part.Scheme.TableFiles.OrderBy(table => table.Key, StringComparer.Ordinal)
            .Select(table => $"{table.Key}\t{Path.GetFullPath(SchemeFile.Beside(part.Request.SchemeFile, table.Value))}"));
        var evaluation = steps.Run(part.Scheme, own.Panel, part.Request.Threads ?? Environment.ProcessorCount, tables, key);
        if (part.Request.Years.Count > 0) evaluation = evaluation.ForYears(part.Request.Years);
        return (evaluation, [.. part.Files, .. own.Files, .. files], own);
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

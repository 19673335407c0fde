using System.Text;
using Scoring.Data.Bundles;
using Scoring.Targeting;

namespace Scoring.Data.Results;

/// <summary>Targets of all units as a CSV file for spreadsheets.</summary>
static class TargetCsv
{
    static readonly string[] Header = ["year", "unit", "name_zh", "name_en", "goal", "choice", "indicator", "indicator_zh", "indicator_en", "outcome", "from", "to", "change", "effort", "limit", "rank", "score"];

    /// <summary>Writes the file: whole, or not at all.</summary>
    public static void Save(UnitTargets targets, string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            AtomicFile.Place(file, stream => Write(targets, stream));
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(file, refusal);
        }
    }

    static int Write(UnitTargets targets, Stream stream)
    {
        stream.Write(Encoding.UTF8.Preamble);
        var csv = new CsvWriter(stream);
        foreach (var name in Header) csv.Text(name);
        csv.EndLine();
        var (roster, year) = (targets.Evaluation.Roster, targets.Evaluation.Years[targets.YearIndex]);
        var names = targets.Evaluation.Scheme.Indicators.ToDictionary(indicator => indicator.Code, indicator => indicator.Name, StringComparer.Ordinal);
        var rows = 0;
        foreach (var row in TargetRows.Of(targets))
        {
            var (unit, name) = (roster.Units[row.Cell.Unit].Name, names[row.Indicator]);
            csv.Number(year);
            foreach (var text in new[] { row.Unit, unit.Zh, unit.En, row.Goal }) csv.Text(text);
            csv.Number(row.Choice);
            foreach (var text in new[] { row.Indicator, name.Zh, name.En, row.Outcome }) csv.Text(text);
            foreach (var number in new[] { row.Cell.From, row.Cell.To, row.Cell.Change, row.Cell.Effort, row.Cell.Limit, row.Cell.Rank, row.Cell.Score }) csv.Number(number);
            csv.EndLine();
            rows++;
        }
        csv.Flush();
        return rows;
    }
}

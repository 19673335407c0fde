using System.Globalization;
using Scoring.Data.Bundles;
using Scoring.Data.Panels;
using Scoring.Data.Runs;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Publishing.Workbooks;
using Scoring.Schemes;

namespace Scoring.Publishing.Forms;

/// <summary>Writes the workbook by which a scheme's variables are collected, and the mapping that takes it in again.</summary>
public static class FormRun
{
    /// <summary>The most sheets of one workbook.</summary>
    public const int MostUnits = 250;

    /// <summary>Writes workbook and mapping; each stands whole or not at all. The same inputs give the same bytes.</summary>
    /// <exception cref="ScoringException">The scheme, the panel, a unit or the year cannot be worked with, or a file cannot be written; with every fault found.</exception>
    public static FormOutcome Execute(FormRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        WorkbookWriter.CheckTarget(request.Output);
        var mapping = request.MappingFile ?? Path.ChangeExtension(request.Output, ".mapping.json");
        if (Directory.Exists(mapping)) throw new ScoringException(Wrong($"--mapping {mapping}", "a file"));
        var scheme = SchemeFile.Read(request.SchemeFile).Scheme;
        var reading = request.Panel.Count == 0 ? null : AnnualRun.ReadPanel(
            new RunRequest { SchemeFile = request.SchemeFile, Panel = request.Panel, RosterFile = request.RosterFile, Columns = request.Columns }, scheme, scheme.NeededVariables);
        var known = reading?.Panel.Roster.Units ?? Roster(request, scheme);
        var faults = new List<Finding>();
        var units = Units(request, known, faults);
        var year = Year(request, reading?.Panel, faults);
        if (faults.Count > 0) throw new ScoringException(faults);
        var plan = new FormPlan(scheme, year, request.Language, History(request, reading?.Panel, units, year));
        var codes = units.Count > 0 ? units.Select(unit => unit.Code) : known.Select(unit => unit.Code);
        var text = FormMapping.Json(plan, [.. codes]);

        var filled = 0;
        var workbook = WorkbookFile.Write(request.Output, package =>
        {
            FormGuide.Write(plan, package);
            var form = new FormSheet(plan);
            foreach (var unit in units) filled += form.Write(package, unit, null, 0);
            if (units.Count > 0) return;
            // The list of units stands behind the form, which refers to it by its name.
            form.Write(package, null, plan.Word("单位名录", "Units"), known.Count);
            FormGuide.Units(plan, package, known);
        }, isRecalculated: true);
        AtomicFile.Write(mapping, text);
        return new FormOutcome(workbook, mapping, year, Math.Max(1, units.Count), plan.Variables.Count, filled, [.. reading?.Findings ?? [], .. Lacking(plan)]);
    }

    /// <summary>What forms may read besides their entries: on a sheet of its own a unit's past, and the other units' sheets where all have one.</summary>
    static FormHistory History(FormRequest request, Panel? panel, List<RosterEntry> units, int year)
    {
        if (units.Count == 0) return FormHistory.None;
        var names = new SheetNames();
        names.Take(FormGuide.Name(request.Language));
        string[] sheets = [.. units.Select(unit => names.Take(FormSheet.Name(unit, request.Language)))];
        var everyone = panel?.Roster.Units.Where(unit => !unit.IsAggregate).Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal) ?? [];
        var isComplete = everyone.Count > 0 && everyone.SetEquals(units.Where(unit => !unit.IsAggregate).Select(unit => unit.Code));
        return new FormHistory(panel, year, isComplete ? [.. sheets.Where((_, i) => !units[i].IsAggregate)] : []);
    }

    /// <summary>What no form can work out or check.</summary>
    static IEnumerable<Finding> Lacking(FormPlan plan) =>
        plan.Identities.Where(row => row.Left is null).Select(row => (row.Identity.Code, row.Lacking))
            .Concat(plan.Indicators.Where(row => row.This is null).Select(row => (row.Indicator.Code, row.Lacking)))
            .Select(row => new Finding { Kind = FindingKinds.FormCannotKnow, Variable = Shown.Text(row.Code), Found = Shown.Text(row.Lacking) });

    static IReadOnlyList<RosterEntry> Roster(FormRequest request, Scheme scheme) =>
        (request.RosterFile ?? (scheme.RosterFile is { } own && SchemeFile.Beside(request.SchemeFile, own) is var beside && File.Exists(beside) ? beside : null)) is { } file
            ? RosterReader.Read(file, scheme.AggregateUnits, scheme.Panel.Pad).Entries
            : [];

    /// <summary>The units that get a sheet of their own.</summary>
    static List<RosterEntry> Units(FormRequest request, IReadOnlyList<RosterEntry> known, List<Finding> faults)
    {
        var byCode = known.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        if (request.Units.Count > MostUnits)
            faults.Add(Wrong(string.Create(CultureInfo.InvariantCulture, $"--unit × {request.Units.Count}"), string.Create(CultureInfo.InvariantCulture, $"<= {MostUnits}")));
        if (request.Units.Count == 0 && known.Count == 0) faults.Add(Wrong("–", "--unit | --roster | --panel"));
        var units = new List<RosterEntry>();
        foreach (var code in request.Units.Distinct(StringComparer.Ordinal))
            if (byCode.TryGetValue(code, out var unit)) units.Add(unit);
            else if (known.Count == 0 && UnitCode.Wrong(code) is null) units.Add(new RosterEntry(code));
            else faults.Add(Wrong($"--unit {Shown.Text(code)}", known.Count == 0 ? "a code" : "a unit of the roster") with { Suggestion = NearestName.Of(code, byCode.Keys) });
        return units;
    }

    static int Year(FormRequest request, Panel? panel, List<Finding> faults)
    {
        var year = request.Year ?? panel?.Years[^1] + 1 ?? 0;
        if (year == 0) faults.Add(Wrong("–", "--year | --panel"));
        else if (panel is not null && panel.IndexOfYear(year - 1) < 0)
            faults.Add(new Finding
            {
                Kind = FindingKinds.YearNotInPanel,
                Found = (year - 1).ToString(CultureInfo.InvariantCulture),
                Expected = string.Join(", ", panel.Years),
            });
        return year;
    }

    static Finding Wrong(string found, string expected) => new() { Kind = FindingKinds.BadArgument, Found = found, Expected = expected };
}

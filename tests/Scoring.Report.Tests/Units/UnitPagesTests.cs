using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scoring.Data.Runs;
using Scoring.Explaining;
using Scoring.Panels;
using Scoring.Report.Rendering;
using Scoring.Report.Units;
using Scoring.Targeting;

namespace Scoring.Report.Tests.Units;

/// <summary>The page of a unit says what the engine says, in words and in numbers.</summary>
public sealed partial class UnitPagesTests : IDisposable
{
    const string Graded = """, "grade": { "classes": [ { "code": "A", "from": 60 }, { "code": "B", "from": 45, "name": { "zh": "良好", "en": "good" } }, { "code": "C" } ] }""";

    readonly CountyRun counties = new();

    public void Dispose() => counties.Dispose();

    [Theory]
    [InlineData("""{ "method": "min-max" }""")]
    [InlineData("""{ "method": "z-score", "bounds": "each-year" }""")]
    public void Page_shows_value_normalised_contribution_gaps_and_place_of_every_indicator(string normalise)
    {
        var content = CountyRun.Content(counties.Run(normalise));
        var pages = new UnitPages(content, "zone");
        var roster = content.Run.Roster;
        var raw = content.Run.Bundle.Indicators;
        foreach (var unit in pages.Units.Where(unit => roster.Units[unit].Code != "u07"))
        {
            var explained = UnitExplanation.Of(content.Evaluation, roster.Units[unit].Code, 2024);
            double[] peers(int j) => [.. roster.Grouping("zone")!.Labels.Select((_, group) => roster.Grouping("zone")!.Members(group).ToArray()).First(members => members.Contains(unit))
                .Where(other => !double.IsNaN(content.Evaluation.Index.Years[^1].Ranks[other]))
                .Select(other => UnitExplanation.Of(content.Evaluation, roster.Units[other].Code, 2024).Indicators[j].Contribution).Where(value => !double.IsNaN(value)).Order()];
            var rows = Rows(pages.Page(unit).Value);
            Assert.Equal(5, rows.Count);
            for (var j = 0; j < 5; j++)
            {
                var (row, figure, near) = (rows[j], explained.Indicators[j], peers(j));
                var median = (near[(near.Length - 1) / 2] + near[near.Length / 2]) / 2;
                Close(raw.Values[j][content.Run.Row(content.Year, unit)], row[0], 0.05);
                Close(figure.Value, row[1], 0.05);
                Close(figure.Contribution, row[2], 0.005);
                Close(figure.ToParent, row[3], 0.005);
                Close(figure.Contribution - median, row[4], 0.005);
                Close(figure.ToAbove, row[5], 0.005);
                Assert.Equal(figure.Place == 0 ? "–" : figure.Place.ToString(CultureInfo.InvariantCulture), row[6]);
            }
        }
    }

    [Fact]
    public void Strengths_and_weaknesses_are_the_engines_best_and_worst_places_and_never_the_same()
    {
        var content = CountyRun.Content(counties.Run(), Language.English);
        var pages = new UnitPages(content);
        foreach (var unit in pages.Units.Where(unit => content.Run.Roster.Units[unit].Code is not ("u07" or "u08")))
        {
            var all = StrengthsAndWeaknesses.Of(content.Evaluation, content.Run.Roster.Units[unit].Code, 2024, new StrengthOptions { Strengths = 5, Weaknesses = 5, Normalised = true });
            var (strengths, weaknesses) = (Listed(pages.Page(unit).Value, "Strengths"), Listed(pages.Page(unit).Value, "Weaknesses"));

            Assert.Empty(strengths.Intersect(weaknesses));
            Assert.InRange(strengths.Length, 1, 2);
            Assert.InRange(weaknesses.Length, 1, 2);
            Assert.Equal(all.Strengths.Take(strengths.Length).Select(each => $"{each.Name.En} {each.Rank}"), strengths);
            Assert.Equal(all.Weaknesses.Take(weaknesses.Length).Select(each => $"{each.Name.En} {each.Rank}"), weaknesses);
            // A second strength lies in the better half of the ranked units, a second weakness in the worse one.
            Assert.All(all.Strengths.Take(strengths.Length).Skip(1), each => Assert.InRange(each.Rank, 1, (each.Of + 1) / 2));
            Assert.All(all.Weaknesses.Take(weaknesses.Length).Skip(1), each => Assert.InRange(each.Rank, (each.Of / 2) + 1, each.Of));
        }

        static string[] Listed(string page, string title)
        {
            var from = page.IndexOf($"<b>{title}</b> ", StringComparison.Ordinal) + title.Length + "<b></b> ".Length;
            return page[from..page.IndexOf('<', from)].Split(", ");
        }
    }

    [Fact]
    public void Numbers_of_an_index_between_0_and_1_keep_the_digits_that_tell_units_apart()
    {
        var content = CountyRun.Content(counties.Run("""{ "method": "min-max", "range": [0, 1] }"""), Language.English);
        var unit = content.Run.RowUnits[content.Ranked[1]];
        var score = content.Run.Index.Scores[content.Ranked[1]];
        var page = new UnitPages(content).Page(unit).Value;

        Assert.Contains($"score <b>{score.ToString("0.0000", CultureInfo.InvariantCulture)}</b>", page, StringComparison.Ordinal);
        Assert.Contains($"<td>{score.ToString("0.000", CultureInfo.InvariantCulture)}</table>", page, StringComparison.Ordinal);
        Assert.Matches(@"vs the unit above, .*? −0\.\d{4}", page);
    }

    [Fact]
    public void Peers_are_never_the_unit_alone()
    {
        // A column of the roster that says something else of every unit is no grouping to compare in.
        var entries = Enumerable.Range(0, 6).Select(i => new RosterEntry($"u{i}") { Groups = new Dictionary<string, IReadOnlyList<string>> { ["area"] = [$"{100 + i}"], ["kind"] = [i < 3 ? "x" : "y"] } });
        var roster = new Roster(entries);

        Assert.Equal([false, true], roster.Groupings.Select(grouping => PeerGroup.IsOfMany(grouping, roster)));
    }

    [Fact]
    public void Changes_name_the_places_gained_their_terms_and_who_passed_whom()
    {
        var content = CountyRun.Content(counties.Run(), Language.English);
        var pages = new UnitPages(content);
        foreach (var unit in pages.Units)
        {
            var code = content.Run.Roster.Units[unit].Code;
            var page = pages.Page(unit).Value;
            if (content.Ledger!.Of(code) is not { } ledger) continue;
            Assert.Contains(ledger.Gained switch { > 0 => $"rose {ledger.Gained}", < 0 => $"fell {-ledger.Gained}", _ => "kept its place" }, page, StringComparison.Ordinal);
            // Terms shown and the rest add to the places gained, but for what is too small to be named.
            double[] terms = [.. Term().Matches(page[page.IndexOf("<b>Change</b>", StringComparison.Ordinal)..].Split("; ov")[0].Split("<p>")[0]).Select(term => double.Parse(term.Groups[1].Value.Replace('−', '-'), CultureInfo.InvariantCulture))];
            Assert.Equal(ledger.Gained, terms.Sum(), 1.0);
            foreach (var (words, units) in new[] { ("overtaken by ", content.Ledger.OvertakenBy(code)), ("overtook ", content.Ledger.Overtook(code)) })
                if (units.Count == 0) Assert.DoesNotContain(words, page, StringComparison.Ordinal);
                else Assert.Contains(words + string.Join(", ", units.Take(3).Select(other => content.Run.Roster.Units[content.Run.Roster.IndexOf(other)].Name.En)), page, StringComparison.Ordinal);
        }
        Assert.Contains("not ranked the year before", pages.Page(content.Run.Roster.IndexOf("u05")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Target_is_the_points_to_the_bound_of_the_next_class()
    {
        var content = CountyRun.Content(counties.Run(further: Graded));
        var pages = new UnitPages(content);
        var seen = 0;
        foreach (var unit in pages.Units)
        {
            var row = content.Run.Row(content.Year, unit);
            var score = content.Run.Index.Scores[row];
            if (double.IsNaN(score)) continue;
            var page = pages.Page(unit).Value;
            if (score >= 60) Assert.DoesNotContain("<b>目标</b>", page, StringComparison.Ordinal);
            else
            {
                var (goal, points) = score >= 45 ? ("A等", 60 - score) : ("良好", 45 - score);
                Assert.Contains(FormattableString.Invariant($"<b>目标</b> {goal}：还差{points:0.00}分"), page, StringComparison.Ordinal);
                seen++;
            }
        }
        Assert.InRange(seen, 5, 23);
    }

    [Fact]
    public void Target_without_classes_is_the_next_round_place()
    {
        var content = CountyRun.Content(counties.Run(), Language.English);
        var pages = new UnitPages(content);
        var ranked = pages.Units.Where(unit => !double.IsNaN(content.Run.Index.Ranks[content.Run.Row(content.Year, unit)])).Select(unit => content.Run.Index.Scores[content.Run.Row(content.Year, unit)]).ToArray();

        Assert.DoesNotContain("<b>Target</b>", pages.Page(pages.Units[0]).Value, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"<b>Target</b> first place: {ranked[0] - ranked[2]:0.00} points short"), pages.Page(pages.Units[2]).Value, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"<b>Target</b> the first 5: {ranked[4] - ranked[7]:0.00} points short"), pages.Page(pages.Units[7]).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Outlook_that_is_given_is_shown_with_the_moves_that_reach_it()
    {
        var content = CountyRun.Content(counties.Run(), Language.English);
        var unit = new UnitPages(content).Units[9];
        UnitOutlookMove[] moves = [new("a", 10, 12.5, true, 5), new("c", 3, 90, false, 8), new("b", 7, 6, true, 5)];

        Assert.Contains("<b>Target</b> &lt;the&gt; top; one of these is enough, all else unchanged: Alpha 10→12.5, Beta 7→6</p>".Replace("</p>", "", StringComparison.Ordinal), Page([new(unit, new UnitOutlook("<the> top", moves))]), StringComparison.Ordinal);
        Assert.Contains("no single indicator is enough, at most: c 3→90 (rank 8)", Page([new(unit, new UnitOutlook("top", [moves[1]]))]), StringComparison.Ordinal);

        string Page(IEnumerable<KeyValuePair<int, UnitOutlook>> outlooks) => new UnitPages(content, null, new Dictionary<int, UnitOutlook>(outlooks)).Page(unit).Value;
    }

    [Fact]
    public void Outlooks_are_the_targets_of_the_run_and_those_of_another_year_are_refused()
    {
        var content = CountyRun.Content(counties.Run(further: Graded), Language.English);
        var source = TargetRun.Read(counties["run"]);
        var targets = TargetRun.ForAll(source, TargetAim.NextGrade);
        var outlooks = UnitOutlooks.Of(targets, content);

        Assert.NotEmpty(outlooks);
        foreach (var (unit, outlook) in outlooks)
        {
            Assert.Equal(content.Run.Classes![content.Run.Row(content.Year, unit)] == "B" ? "class A" : "good", outlook.Goal);
            Assert.Equal(targets.Of(unit).Take(3).Select(cell => (targets.Indicators[cell.Indicator], cell.To)), outlook.Moves.Select(move => (move.Indicator, move.To)));
        }
        Assert.Throws<ArgumentException>(() => UnitOutlooks.Of(TargetRun.ForAll(source, TargetAim.NextGrade, new TargetOptions { Year = 2023 }), content));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Pages_keep_hostile_names_as_text_and_show_no_number_that_is_none(Language language)
    {
        var content = CountyRun.Content(counties.Run(further: Graded), language);
        var pages = new UnitPages(content, "zone");
        foreach (var unit in pages.Units)
        {
            var page = pages.Page(unit).Value;
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>指标", page, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
            Assert.InRange(Encoding.UTF8.GetByteCount(page), 10, 3500);
        }
        Assert.Equal(CountyRun.Counties, pages.Units.Count);
        Assert.Contains(language == Language.Chinese ? "没有得分" : "No score", pages.Page(content.Run.Roster.IndexOf("u07")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_refer_to_drawings_that_their_file_defines()
    {
        var content = CountyRun.Content(counties.Run());
        var pages = new UnitPages(content, "zone");
        var all = Defined(pages.Definitions.Value);
        Assert.Distinct(all);
        foreach (var unit in pages.Units)
        {
            string[] used = [.. Use().Matches(pages.Page(unit).Value).Select(use => use.Groups[1].Value)];
            Assert.Subset(all.ToHashSet(), used.ToHashSet());
            if (used.Length > 0) Assert.Equal(Defined(pages.DefinitionsOf(unit).Value).Order(), used.Order());
        }

        string[] Defined(string markup) => [.. Id().Matches(markup).Select(id => id.Groups[1].Value)];
    }

    [Fact]
    public void Component_brings_the_drawings_along_unless_it_is_compact()
    {
        var pages = new UnitPages(CountyRun.Content(counties.Run()));
        var unit = pages.Units[1];
        using var renderer = new PageRenderer();

        Assert.Equal(pages.Page(unit).Value.Trim(), renderer.Render<UnitPage>((nameof(UnitPage.Pages), pages), (nameof(UnitPage.Unit), unit), (nameof(UnitPage.Compact), true)).Trim());
        Assert.StartsWith("<svg class=ud", renderer.Render<UnitPage>((nameof(UnitPage.Pages), pages), (nameof(UnitPage.Unit), unit)).TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_of_a_first_year_and_of_runs_without_groups_leave_out_what_there_is_not()
    {
        var content = CountyRun.Content(counties.Run(years: 1), Language.English);
        var page = new UnitPages(content, "no such grouping").Page(content.Run.Roster.IndexOf("u01")).Value;

        Assert.DoesNotContain("<b>Change</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=uy", page, StringComparison.Ordinal);
        Assert.DoesNotContain("peers (", page, StringComparison.Ordinal);
        Assert.DoesNotContain("▲", page, StringComparison.Ordinal);
    }

    /// <summary>The cells of the indicators' rows.</summary>
    static List<string[]> Rows(string page) =>
        [.. page[page.IndexOf("<table class=ut", StringComparison.Ordinal)..].Replace("</table></div></div>", "", StringComparison.Ordinal).Split("<tr><th>").Skip(1).Select(row => row.Split("<tr class=pl")[0].Split("<td>").Skip(1).Select(cell => cell.Trim()).ToArray())];

    static void Close(double expected, string shown, double tolerance)
    {
        if (double.IsNaN(expected)) Assert.Equal("–", shown);
        else Assert.Equal(expected, double.Parse(shown.Replace('−', '-'), CultureInfo.InvariantCulture), tolerance + 1e-9);
    }

    [GeneratedRegex(@" ([+−]\d+\.\d)(?=[,;<]|$)")]
    private static partial Regex Term();

    [GeneratedRegex(@"href=#(\w+)")]
    private static partial Regex Use();

    [GeneratedRegex(@" id=(\w+)")]
    private static partial Regex Id();
}

using System.Globalization;
using Scoring.Schemes;
using Scoring.Weighting;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>Methods of weighting side by side on the terminal.</summary>
sealed class WeightsTable(WeightComparison comparison, Language language)
{
    const int FirstColumn = 44;

    readonly Scheme scheme = comparison.Evaluation.Scheme;

    bool Zh => language == Language.Chinese;

    /// <summary>Prints weights inside the nodes, effective weights, and what the indicators really do.</summary>
    public void Print(Session session)
    {
        var years = comparison.Evaluation.Years;
        session.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{scheme.Title.In(language)} · {years[0]}–{years[^1]} · {(Zh ? $"{comparison.Alternatives.Count} 种权重" : Plural.Of(comparison.Alternatives.Count, "weighting"))}"));
        PrintNodes(session);
        PrintStatistics(session);
        PrintOptions(session);
        PrintIndicators(session, Zh ? "在总指数中的有效权重（%）" : "Effective weight in the index (%)", (alternative, code) => 100 * Effective(alternative, code));
        PrintIndicators(session, Zh ? "真实影响：占总指数方差的份额（%）" : "Real influence: share of the index's variance (%)",
            (alternative, code) => 100 * (alternative.Influence?.VarianceShare(code) ?? double.NaN));
        PrintIndicators(session, Zh ? "真实影响：与总指数的相关系数" : "Real influence: correlation with the index",
            (alternative, code) => alternative.Influence?.WithIndex(code) ?? double.NaN, "0.00");
        PrintStandIns(session);
    }

    void PrintNodes(Session session)
    {
        var table = Start(session, Zh ? "在上级节点中的权重（%）" : "Weight inside the node (%)", Zh ? "子项" : "Child");
        foreach (var node in scheme.Framework.TopDown().Where(node => !node.IsLeaf))
        {
            var children = node.Children.Where(child => child.FeedsParent).ToList();
            table.AddRow([Bold(Markup.Escape(node.Name.In(language))), .. comparison.Alternatives.Select(alternative => alternative.StandIns.Contains(node.Code) ? "*" : "")]);
            foreach (var child in children)
                table.AddRow(["  " + Markup.Escape(child.Name.In(language)), .. comparison.Alternatives.Select(alternative =>
                    Number(100 * alternative.Weights.Of(child) / children.Sum(alternative.Weights.Of), "0.0"))]);
        }
        Tables.Print(table, session);
    }

    /// <summary>λmax, CR and Kendall's W of the scheme's own weights.</summary>
    void PrintStatistics(Session session)
    {
        foreach (var entry in comparison.Alternatives[0].Fitted)
        {
            var statistics = NodeWeights.StatisticsIn(entry).Where(statistic => !statistic.Name.Contains(':')).ToList();
            if (statistics.Count > 0)
                session.Output.WriteLine($"  {entry.Code}: {entry.Method}: " + string.Join(", ", statistics.Select(Statistic)));
        }
    }

    /// <summary>The options each method ran with: policies for zeros and scales change weights.</summary>
    void PrintOptions(Session session)
    {
        foreach (var alternative in comparison.Alternatives)
        {
            var options = alternative.Choice?.Options.All.Where(option => option.Value is not null).Select(option => $"{option.Key} {Shown(option.Value!)}").ToList();
            if (options is { Count: > 0 }) session.Output.WriteLine($"  {Title(alternative)}: {string.Join(", ", options)}");
        }
    }

    static string Shown(object value) => value is int[] years ? string.Join(" ", years) : string.Create(CultureInfo.InvariantCulture, $"{value}");

    void PrintIndicators(Session session, string title, Func<WeightAlternative, string, double> value, string format = "0.0")
    {
        var table = Start(session, title, Zh ? "指标" : "Indicator");
        foreach (var leaf in scheme.Framework.TopDown().Where(node => node.IsLeaf))
            table.AddRow([Markup.Escape(leaf.Name.In(language)), .. comparison.Alternatives.Select(alternative => Number(value(alternative, leaf.Code), format))]);
        Tables.Print(table, session);
    }

    void PrintStandIns(Session session)
    {
        foreach (var alternative in comparison.Alternatives.Where(alternative => alternative.StandIns.Count > 0))
            foreach (var node in alternative.StandIns)
            {
                var reason = alternative.Findings.FirstOrDefault(finding => finding.Kind.StopsRun && Concerns(finding.Variable, node));
                session.Output.WriteLine($"  * {Title(alternative)}, {node}: {reason?.Kind.Title.In(language)} ({reason?.Where(language)}: {reason?.Found})"
                    + (Zh ? "；以方案的权重代替" : "; the scheme's weights stand in"));
            }
    }

    bool Concerns(string? code, string node) =>
        code == node || scheme.Framework.TopDown().First(each => each.Code == node).Children.Any(child => child.Code == code);

    Table Start(Session session, string title, string first)
    {
        session.Output.WriteLine();
        session.Output.WriteLine(title);
        var table = Tables.New();
        table.AddColumn(new TableColumn(first).Width(FirstColumn).NoWrap());
        foreach (var alternative in comparison.Alternatives) table.AddColumn(new TableColumn(Markup.Escape(Title(alternative))).RightAligned());
        return table;
    }

    string Title(WeightAlternative alternative) => (alternative.Name, Zh) switch
    {
        ("scheme", true) => "方案",
        ("given", true) => "所写",
        ("equal", true) => "等权",
        ("entropy", true) => "熵权",
        ("panel-entropy", true) => "面板熵权",
        ("panel-entropy", _) => "panel entropy",
        ("critic", _) => "CRITIC",
        ("coefficient-of-variation", true) => "变异系数",
        ("coefficient-of-variation", _) => "CV",
        ("pca", true) => "主成分",
        ("pca", _) => "PCA (OECD)",
        ("pca first-component", true) => "第一主成分",
        ("pca first-component", _) => "PCA first",
        ("balanced", true) => "均衡",
        var (name, _) => name,
    };

    static string Statistic((string Name, double Value) parameter) =>
        string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} {parameter.Value:0.####}");

    static double Effective(WeightAlternative alternative, string code) => alternative.Effective.First(pair => pair.Key == code).Value;

    static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);

    static string Bold(string text) => $"[bold]{text}[/]";
}

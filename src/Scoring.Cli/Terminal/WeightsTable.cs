using System.Globalization;
using Scoring.Methods;
using Scoring.Schemes;
using Scoring.Weighting;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>Methods of weighting side by side on the terminal.</summary>
sealed class WeightsTable(WeightComparison comparison, Language language)
{
    const int WidestName = 36;

    readonly Scheme scheme = comparison.Evaluation.Scheme;

    bool Zh => language == Language.Chinese;

    /// <summary>One width for all tables, so that they read as one.</summary>
    int FirstColumn => Math.Min(WidestName, 2 + scheme.Framework.TopDown().Max(node => TextWidth.Of(node.Name.In(language))));

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
                    Number(Weighs(alternative, node.Code) ? 100 * alternative.Weights.Of(child) / children.Sum(alternative.Weights.Of) : double.NaN, "0.0"))]);
        }
        Tables.Print(table, session);
        PrintUnweighed(session);
    }

    /// <summary>A node whose method uses no weights has none under any weighting.</summary>
    static bool Weighs(WeightAlternative alternative, string node) => alternative.Fitted.Any(entry => entry.Code == node);

    void PrintUnweighed(Session session)
    {
        var aggregate = scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
        foreach (var node in scheme.Framework.TopDown().Where(node => !node.IsLeaf && !Weighs(comparison.Alternatives[0], node.Code)))
            session.Output.WriteLine($"  – {node.Code}: {aggregate.For(node.Code).Method.Name}" + (Zh ? " 不使用权重" : " uses no weights"));
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
            var free = alternative.Name is "given" or "equal";
            var plain = alternative.Choice is { } choice && choice.Method.Name == "pca" && choice.Options.Word("recipe") == "first-component";
            var options = alternative.Choice?.Options.All
                .Where(option => option.Value is not null && !(free && option.Key == "years") && !(plain && option.Key is "combine" or "retain" or "rotation"))
                .Select(option => $"{option.Key} {Shown(option.Value!)}").ToList();
            if (alternative.Name == "benefit-of-the-doubt")
                options = [Zh ? "各单位最优权重下子项份额的平均；负值按0计" : "mean over units of each child's share of the score under the unit's own best weights; values below 0 count as 0"];
            if (options is { Count: > 0 }) session.Output.WriteLine($"  {Title(alternative)}: {string.Join(", ", options)}");
        }
    }

    static string Shown(object value) => value is int[] years ? string.Join(" ", years)
        : value is IEnumerable<MethodChoice> parts ? string.Join(" + ", parts.Select(part => part.Method.Name))
        : string.Create(CultureInfo.InvariantCulture, $"{value}");

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
                session.Output.WriteLine($"  * {Title(alternative)}, {node}: "
                    + (reason is null ? Zh ? "其下级节点无法汇总" : "the nodes below cannot be joined" : $"{reason.Kind.Title.In(language)} ({reason.Where(language)}: {reason.Found})")
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
        ("combined", true) => "组合",
        ("benefit-of-the-doubt", true) => "疑点利益",
        ("benefit-of-the-doubt", _) => "BoD mean",
        var (name, _) => name,
    };

    static string Statistic((string Name, double Value) parameter) =>
        string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} {parameter.Value:0.####}");

    /// <summary>NaN below a node that uses no weights.</summary>
    double Effective(WeightAlternative alternative, string code)
    {
        var above = scheme.Framework.TopDown().Where(node => !node.IsLeaf && node.TopDown().Any(below => below.Code == code));
        return above.All(node => Weighs(alternative, node.Code)) ? alternative.Effective.First(pair => pair.Key == code).Value : double.NaN;
    }

    static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);

    static string Bold(string text) => $"[bold]{text}[/]";
}

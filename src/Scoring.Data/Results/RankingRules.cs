using Scoring.Adjusting;
using Scoring.Evaluating;

namespace Scoring.Data.Results;

/// <summary>The columns of <c>ranking.csv</c> that come from rules: there only when the scheme has the step.</summary>
static class RankingRules
{
    public static void Header(CsvWriter text, Evaluation evaluation, Language language)
    {
        var zh = language == Language.Chinese;
        if (evaluation.Adjustments is not null)
        {
            text.Text(zh ? "加减分" : "adjustment");
            text.Text(zh ? "调整后得分" : "adjusted_score");
            text.Text(zh ? "一票否优" : "veto");
        }
        if (evaluation.Grades is not null)
        {
            text.Text(zh ? "等次" : "class");
            text.Text(zh ? "上年等次" : "class_previous");
        }
    }

    public static void Row(CsvWriter text, Evaluation evaluation, int y, int unit, Language language)
    {
        if (evaluation.Adjustments is { } adjustments)
        {
            text.Number(adjustments.Years[y].Total[unit]);
            text.Number(adjustments.Years[y].Adjusted[unit]);
            text.Text(Names(adjustments.Holding(AdjustmentKind.Veto, y, unit), language) ?? "");
        }
        if (evaluation.Grades is { } grades)
        {
            text.Text(grades.ClassAt(grades.Years[y].Classes[unit])?.Name.In(language) ?? "");
            text.Text(grades.ClassAt(grades.Years[y].Previous[unit])?.Name.In(language) ?? "");
        }
    }

    /// <summary>Whether the scheme grades by a node besides the index.</summary>
    public static bool IsGraded(Evaluation evaluation, NodeResult node) => evaluation.Grades is { } grades && grades.Nodes.Contains(node.Code);

    /// <summary>The name of a unit's class by a node; empty = none.</summary>
    public static string Class(Evaluation evaluation, NodeResult node, int y, int unit, Language language)
    {
        var grades = evaluation.Grades!;
        return grades.ClassAt(grades.Years[y].NodeClasses[grades.Nodes.ToList().IndexOf(node.Code)][unit])?.Name.In(language) ?? "";
    }

    /// <summary>The names of the exclusions that take a unit with a score out of the ranking; null = none.</summary>
    public static string? Excluded(Evaluation evaluation, int y, int unit, Language language) =>
        evaluation.Adjustments is { } adjustments && !double.IsNaN(evaluation.Index.Years[y].Scores[unit])
            ? Names(adjustments.Holding(AdjustmentKind.Exclusion, y, unit), language)
            : null;

    static string? Names(IEnumerable<AdjustmentItem> items, Language language)
    {
        var names = string.Join(language == Language.Chinese ? "；" : "; ", items.Select(item => item.Name.In(language)));
        return names.Length == 0 ? null : names;
    }
}

using Scoring.Evaluating;
using Scoring.Grading;

namespace Scoring.Data.Results;

/// <summary><c>classes.parquet</c>: a row per year and unit with its class, before and after vetoes and the year before; written only with a grade step.</summary>
static class ClassesTable
{
    public const string Name = "classes.parquet";

    public const string GroupPrefix = "class_in_";

    public const string NodePrefix = "class_by_";

    public static ResultTable? Of(Evaluation evaluation, RunRows rows)
    {
        if (evaluation.Grades is not { } grades) return null;
        var columns = new List<ResultColumn>(rows.KeyColumns())
        {
            Class("class", year => year.Classes),
            Class("class_before_veto", year => year.BeforeVeto),
            Class("class_previous", year => year.Previous),
            new NumberColumn("class_move", (from, target) =>
            {
                for (var i = 0; i < target.Length; i++) target[i] = grades.Years[rows.Years[from + i]].Move(rows.Units[from + i]);
            }),
        };
        for (var i = 0; i < grades.Groups.Count; i++)
        {
            var group = i;
            columns.Add(Class(GroupPrefix + grades.Groups[i].Name, year => year.GroupClasses[group]));
        }
        for (var i = 0; i < grades.Nodes.Count; i++)
        {
            var node = i;
            columns.Add(Class(NodePrefix + grades.Nodes[i], year => year.NodeClasses[node]));
        }
        return new ResultTable(Name, rows.Count, columns);

        TextColumn Class(string name, Func<GradeYear, int[]> classes) =>
            new(name, row => grades.ClassAt(classes(grades.Years[rows.Years[row]])[rows.Units[row]])?.Code);
    }
}

using Scoring.Data.Bundles;
using Scoring.Publishing.Workbooks.Live;

namespace Scoring.Publishing.Workbooks;

/// <summary>The traceable sheet: one year from raw value to score in formulas, with weights and parameters that a person may change.</summary>
/// <remarks>
/// Every formula carries the number of the run. A cell has a formula only where the same arithmetic, done here, gives the run's number; elsewhere the number
/// stands by itself, grey, and everything that follows from it is still worked out.
/// </remarks>
sealed class TraceSheet(WorkbookContent book)
{
    const int TopRows = 13;
    const int WeightRow = 6;
    const int FirstParameterRow = 7;
    const int KeyColumns = 2;

    readonly PublishedRun run = book.Run;

    public void Write(WorkbookPackage package)
    {
        var plan = new TracePlan(book, KeyColumns, TopRows + 1, package.Names.Take(book.Word("追溯", "Trace")), () => package.Names.Take(book.Word("样本", "Samples")));
        var leaves = plan.Leaves.Count;
        var layout = new SheetLayout
        {
            FrozenRows = TopRows,
            FrozenColumns = KeyColumns,
            Widths = [12, Math.Max(30, book.UnitWidth), .. plan.Leaves.Select(leaf => CodeWidth(leaf, 14)), .. plan.Leaves.Select(leaf => CodeWidth(leaf, 11)), .. Enumerable.Repeat(book.NodeWidth, plan.Nodes.Count), 8, 11, 11],
            Scales = [plan.ColumnOf(run.Index.Code)],
        };
        ValueLook[] looks = [.. plan.Leaves.Select(leaf => ValueLook.Of(leaf.Raw))];
        package.Add(plan.SheetName, layout, sheet =>
        {
            Top(sheet, plan, layout.Widths);
            for (var i = 0; i < plan.Rows.Length; i++) Row(sheet, plan, looks, plan.Rows[i]);
        });
        if (plan.Samples.Count > 0) SamplesSheet.Write(book, package, plan);
    }

    /// <summary>Room for the code in one line, within limits.</summary>
    static double CodeWidth(TracedLeaf leaf, double least) => Math.Clamp(3 + (1.1 * TextLines.Width(leaf.Node.Code)), least, 26);

    void Top(SheetWriter sheet, TracePlan plan, IReadOnlyList<double> widths)
    {
        WorkbookContent.Title(sheet, book.Word($"追溯：从原值到得分 · {run.Years[book.Year]}", $"Trace: from raw value to score · {run.Years[book.Year]}"));
        WorkbookContent.Note(sheet, book.Word(
            "黄色单元格是权重和参数，可以修改，右侧得分和位次随之重算；灰色数值没有公式，为本次运行的结果；最后两列为公布得分及其与公式结果之差。",
            "Yellow cells are weights and parameters: change them and scores and places follow. Grey numbers have no formula and are the run's. The last columns hold the published score and its difference."));
        string[] still = [.. plan.Leaves.Where(leaf => leaf.Scale is null && plan.Rows.Any(row => !double.IsNaN(leaf.Normalised[row]))).Select(leaf => leaf.Node.Code), .. plan.Nodes.Where(node => !node.IsLive).Select(node => node.Result.Code)];
        WorkbookContent.Note(sheet, still.Length == 0
            ? book.Word("所有标准化和合成均为公式。", "Every normalisation and aggregation is a formula.")
            : book.Word($"以下各列的方法不能写成公式，从该步起只列数值：{string.Join("、", still)}", $"Columns whose method has no formula show values from that stage on: {string.Join(", ", still)}"));
        sheet.BeginRow();
        sheet.Skip(KeyColumns);
        sheet.Text(book.Word("原值", "Values"), CellStyle.Heading);
        sheet.Skip(plan.Leaves.Count - 1);
        sheet.Text(book.Word("标准化值", "Normalised"), CellStyle.Heading);
        sheet.Skip(plan.Leaves.Count - 1);
        sheet.Text(book.Word("各级得分", "Nodes"), CellStyle.Heading);
        sheet.EndRow();
        Labels(sheet, plan, book.Word("方法", "Method"), leaf => leaf.Choice?.Method.Name ?? "none", node => node.Choice.Method.Name);
        Weights(sheet, plan);
        foreach (var parameter in Enum.GetValues<Parameter>()) Parameters(sheet, plan, parameter);
        Header(sheet, plan, widths);
    }

    static void Labels(SheetWriter sheet, TracePlan plan, string label, Func<TracedLeaf, string> leaf, Func<TracedNode, string> node)
    {
        sheet.BeginRow();
        sheet.Skip();
        sheet.Text(label);
        sheet.Skip(plan.Leaves.Count);
        foreach (var each in plan.Leaves) sheet.Text(leaf(each));
        foreach (var each in plan.Nodes) sheet.Text(node(each));
        sheet.EndRow();
    }

    void Weights(SheetWriter sheet, TracePlan plan)
    {
        sheet.BeginRow();
        sheet.Skip();
        sheet.Text(book.Word("权重", "Weight"));
        sheet.Skip(plan.Leaves.Count);
        foreach (var leaf in plan.Leaves) sheet.Number(plan.Weights.Of(leaf.Node), CellStyle.Input);
        foreach (var node in plan.Nodes) sheet.Number(node.Result.Parent is null ? double.NaN : plan.Weights.Of(node.Result.Node), CellStyle.Input);
        sheet.EndRow();
    }

    void Parameters(SheetWriter sheet, TracePlan plan, Parameter parameter)
    {
        sheet.BeginRow();
        sheet.Skip();
        sheet.Text(Label(parameter));
        sheet.Skip(plan.Leaves.Count);
        foreach (var leaf in plan.Leaves)
            if (leaf.Scale is null || !leaf.Scale.Parameters.TryGetValue(parameter, out var value)) sheet.Skip();
            else if (value.Formula is { } formula) sheet.Formula(formula, value.Value, CellStyle.Input);
            else sheet.Number(value.Value, CellStyle.Input);
        sheet.EndRow();
    }

    string Label(Parameter parameter) => parameter switch
    {
        Parameter.Direction => book.Word("方向", "Direction"),
        Parameter.Origin => book.Word("最差值、均值或标准值", "Worst, mean or standard value"),
        Parameter.Width => book.Word("最好值或标准差", "Best value or deviation"),
        Parameter.Low => book.Word("下限或目标均值", "Low end or target mean"),
        Parameter.High => book.Word("上限、目标标准差或满分", "High end, target deviation or full marks"),
        _ => book.Word("封顶或截断", "Cap or clip"),
    };

    void Header(SheetWriter sheet, TracePlan plan, IReadOnlyList<double> widths)
    {
        string[] titles =
        [
            book.Word("单位代码", "Code"), book.Word("单位", "Unit"),
            .. plan.Leaves.Select(leaf => $"{leaf.Node.Code}\n{book.Name(leaf.Node.Name)}"),
            .. plan.Leaves.Select(leaf => leaf.Node.Code),
            .. plan.Nodes.Select(node => book.Name(node.Result.Name)),
            book.Word("位次", "Rank"), book.Word("公布得分", "Published score"), book.Word("差", "Difference"),
        ];
        WorkbookContent.Header(sheet, titles, widths);
    }

    void Row(SheetWriter sheet, TracePlan plan, ValueLook[] looks, int row)
    {
        var unit = run.RowUnits[row];
        var inSample = !run.Roster.IsAggregate[unit];
        sheet.BeginRow();
        var at = sheet.Row;
        sheet.Text(run.Roster.Units[unit].Code);
        sheet.Text(book.UnitName(unit));
        for (var i = 0; i < plan.Leaves.Count; i++) sheet.Number(plan.Leaves[i].Raw[row], looks[i][plan.Leaves[i].Statuses[row]]);
        for (var i = 0; i < plan.Leaves.Count; i++)
        {
            var leaf = plan.Leaves[i];
            var raw = CellName.Of(KeyColumns + i, at);
            if (TracePlan.IsLive(leaf, row))
                sheet.Formula($"IF(ISNUMBER({raw}),{leaf.Scale!.Formula(raw, Cell, inSample)},\"\")", leaf.Normalised[row], CellStyle.Computed);
            else sheet.Number(leaf.Normalised[row], CellStyle.Fixed);

            string Cell(Parameter parameter) => CellName.InRow(plan.NormalisedColumn(i), FirstParameterRow + (int)parameter);
        }
        foreach (var node in plan.Nodes)
            if (plan.Formula(node, row, at, WeightRow) is { } formula) sheet.Formula(formula, node.Result.Scores[row], CellStyle.Computed);
            else sheet.Number(node.Result.Scores[row], CellStyle.Fixed);
        var score = CellName.Of(plan.ColumnOf(run.Index.Code), at);
        if (plan.RankOrder is { } order && !double.IsNaN(run.Index.Ranks[row]))
            sheet.Formula($"RANK({score},{plan.SampleRange(plan.ColumnOf(run.Index.Code))},{order})", run.Index.Ranks[row], CellStyle.Place);
        else sheet.Number(run.Index.Ranks[row], CellStyle.Place);
        sheet.Number(run.Index.Scores[row], CellStyle.Computed);
        if (!double.IsNaN(run.Index.Scores[row])) sheet.Formula($"{score}-{CellName.Of(sheet.Column - 1, at)}", 0, CellStyle.Difference);
        sheet.EndRow();
    }
}

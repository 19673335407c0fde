using Scoring.Data.Bundles;
using Scoring.Schemes;

namespace Scoring.Publishing.Workbooks;

/// <summary>One pillar in one year: its score and place, the nodes below it, and each indicator's value beside its normalised value.</summary>
sealed class PillarSheet(WorkbookContent book, PublishedNode pillar)
{
    readonly PublishedRun run = book.Run;

    public void Write(WorkbookPackage package)
    {
        PublishedNode[] below = [.. pillar.Node.TopDown().Skip(1).Where(node => !node.IsLeaf).Select(node => run.Nodes.First(each => each.Code == node.Code))];
        Node[] leaves = [.. pillar.Node.TopDown().Where(node => node.IsLeaf)];
        int[] positions = [.. leaves.Select(leaf => WorkbookContent.Position(run.Bundle.Normalised.Indicators, leaf.Code))];
        ValueLook[] looks = [.. positions.Select(i => ValueLook.Of(run.Bundle.Indicators.Values[i]))];
        var titles = new List<string>
        {
            book.Word("位次", "Rank"), book.Word("升降", "Move"), book.Word("单位代码", "Code"), book.Word("单位", "Unit"), book.Name(pillar.Name), book.Word("总位次", "Overall rank"),
        };
        var widths = new List<double> { 7, 8, 12, book.UnitWidth, book.NodeWidth, 8 };
        if (pillar.Classes is not null)
        {
            titles.Add(book.Word("等次", "Class"));
            widths.Add(8);
        }
        var scales = new List<int> { 4 };
        var together = new List<int> { 4 };
        foreach (var node in below)
        {
            together.Add(titles.Count);
            scales.Add(titles.Count);
            titles.AddRange([book.Name(node.Name), book.Word("位次", "Rank")]);
            widths.AddRange([book.NodeWidth, 7]);
        }
        foreach (var leaf in leaves)
        {
            together.Add(titles.Count);
            var unit = run.Scheme.Indicators.FirstOrDefault(indicator => indicator.Code == leaf.Code)?.Unit;
            titles.Add(string.IsNullOrEmpty(unit) ? book.Name(leaf.Name) : book.Word($"{book.Name(leaf.Name)}（{unit}）", $"{book.Name(leaf.Name)} ({unit})"));
            scales.Add(titles.Count);
            titles.Add(book.Word($"{book.Name(leaf.Name)}标准化值", $"{book.Name(leaf.Name)}, normalised"));
            widths.AddRange([15, 12]);
        }
        var layout = new SheetLayout { FrozenRows = 3, FrozenColumns = 4, Widths = widths, Scales = scales, Groups = together };
        package.Add(package.Names.Take(book.Name(pillar.Name)), layout, sheet =>
        {
            WorkbookContent.Title(sheet, $"{book.Name(pillar.Name)} · {run.Years[book.Year]}");
            WorkbookContent.Note(sheet, book.Word("指标原值旁为标准化值；绿底为插补值，橙底为异常值处理后的值。", "Beside each value its normalised value; green: imputed, orange: changed by the treatment of outliers."));
            WorkbookContent.Header(sheet, titles, widths);
            var moves = run.Moves(book.Year, pillar);
            foreach (var row in run.Ordered(book.Year, pillar))
            {
                var unit = run.RowUnits[row];
                sheet.BeginRow();
                sheet.Number(pillar.Ranks[row], CellStyle.Place);
                sheet.Number(moves?[unit].Raw ?? double.NaN, CellStyle.Move);
                sheet.Text(run.Roster.Units[unit].Code);
                sheet.Text(book.UnitName(unit));
                sheet.Number(pillar.Scores[row], CellStyle.Score);
                sheet.Number(run.Index.Ranks[row], CellStyle.Place);
                if (pillar.Classes is { } classes) sheet.Text(run.ClassName(classes[row], book.Language));
                foreach (var node in below)
                {
                    sheet.Number(node.Scores[row], CellStyle.Score);
                    sheet.Number(node.Ranks[row], CellStyle.Place);
                }
                for (var n = 0; n < positions.Length; n++)
                {
                    var i = positions[n];
                    sheet.Number(run.Bundle.Indicators.Values[i][row], looks[n][run.Bundle.Statuses.Statuses[i][row]]);
                    sheet.Number(run.Bundle.Normalised.Values[i][row], CellStyle.Score);
                }
                sheet.EndRow();
            }
        });
    }
}

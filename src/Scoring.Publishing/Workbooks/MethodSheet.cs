using Scoring.Data.Bundles;
using Scoring.Methods;
using Scoring.Schemes;
using Scoring.Weighting;

namespace Scoring.Publishing.Workbooks;

/// <summary>The method annex: what was run on what, definitions, weights, bounds, formulas and their sources.</summary>
static class MethodSheet
{
    static readonly double[] Widths = [20, 36, 20, 11, 14, 44, 16, 44, 44];

    public static void Write(WorkbookContent book, WorkbookPackage package)
    {
        var layout = new SheetLayout { FrozenRows = 1, Widths = Widths, HasFilter = false };
        package.Add(package.Names.Take(book.Word("方法", "Method")), layout, sheet =>
        {
            WorkbookContent.Title(sheet, book.Word($"方法说明 · {book.Name(book.Run.Scheme.Title)}", $"Method · {book.Name(book.Run.Scheme.Title)}"));
            About(book, sheet);
            Steps(book, sheet);
            Indicators(book, sheet);
            Nodes(book, sheet);
            Methods(book, sheet);
            Sources(book, sheet);
        });
    }

    static void About(WorkbookContent book, SheetWriter sheet)
    {
        var manifest = book.Run.Bundle.Manifest;
        Pair(book.Word("方案", "Scheme"), manifest.SchemeId);
        Pair(book.Word("方案版本", "Version"), manifest.SchemeVersion);
        Pair(book.Word("年份", "Years"), manifest.Years switch { [] => "", [var only] => $"{only}", [var first, .., var last] => $"{first}–{last}" });
        Pair(book.Word("引擎版本", "Engine"), manifest.Engine);
        foreach (var (name, value) in manifest.Options.OrderBy(option => option.Key, StringComparer.Ordinal)) Pair(Option(book, name), value);

        void Pair(string name, string value)
        {
            sheet.BeginRow();
            sheet.Text(name);
            sheet.Text(value);
            sheet.EndRow();
        }
    }

    /// <summary>An option of the run that is not in the scheme.</summary>
    static string Option(WorkbookContent book, string name) => name switch
    {
        "years" => book.Word("输出年份", "Years written"),
        "roster" => book.Word("单位名录", "Roster"),
        "corrections" => book.Word("更正表", "Corrections"),
        "parameters" => book.Word("沿用参数的结果", "Parameters of"),
        "language" => book.Word("排名表语言", "Language of ranking.csv"),
        _ when name.StartsWith("column.", StringComparison.Ordinal) => book.Word($"列 {name["column.".Length..]}", $"Column {name["column.".Length..]}"),
        _ => name,
    };

    static void Steps(WorkbookContent book, SheetWriter sheet)
    {
        Heading(sheet, book.Word("步骤（按顺序）", "Steps, in order"), book.Word("步骤", "Step"), book.Word("方法", "Method"), "", "", "", book.Word("选项（方案中的键）", "Options"));
        foreach (var step in book.Run.Scheme.Steps)
        {
            var options = MethodAnnex.Options(step.Choice);
            Row(sheet, null, null, null, null, null, options);
            sheet.Text(StepWords.Of(step.Kind, book.Language));
            sheet.Text(step.Choice.Method.Name);
            sheet.Skip(3);
            sheet.Text(options, CellStyle.Wrapped);
            sheet.EndRow();
        }
    }

    static void Indicators(WorkbookContent book, SheetWriter sheet)
    {
        var run = book.Run;
        Heading(sheet, book.Word("指标", "Indicators"), book.Word("代码", "Code"), book.Word("名称", "Name"), book.Word("计量单位", "Unit of measure"), book.Word("方向", "Direction"),
            book.Word("有效权重", "Effective weight"), book.Word("定义", "Definition"), book.Word("标准化", "Normalisation"), book.Word("选项（方案中的键）", "Options"), book.Word("参数", "Parameters"));
        var weights = NodeWeights.Of(run.Bundle.Records);
        var effective = EffectiveWeights.Of(run.Scheme.Framework, weights).ToDictionary(StringComparer.Ordinal);
        var normalise = run.Scheme.Steps.FirstOrDefault(step => step.Kind == StepKind.Normalise);
        foreach (var indicator in run.Scheme.NeededIndicators)
        {
            var choice = normalise?.For(indicator.Code);
            var (name, definition, options, fitted) =
                (book.Name(indicator.Name), indicator.Value?.Text ?? indicator.Code, choice is null ? null : MethodAnnex.Options(choice), string.Join("\n", MethodAnnex.Fitted(run.Bundle.Records, indicator.Code, run.Years[book.Year])));
            Row(sheet, null, name, indicator.Unit, null, null, definition, null, options, fitted);
            sheet.Text(indicator.Code);
            sheet.Text(name, CellStyle.Wrapped);
            sheet.Text(indicator.Unit);
            sheet.Text(indicator.Direction > 0 ? book.Word("正向", "more is better") : book.Word("逆向", "less is better"));
            sheet.Number(effective.GetValueOrDefault(indicator.Code, double.NaN), CellStyle.Percent);
            sheet.Text(definition, CellStyle.Wrapped);
            sheet.Text(choice?.Method.Name);
            sheet.Text(options, CellStyle.Wrapped);
            sheet.Text(fitted, CellStyle.Wrapped);
            sheet.EndRow();
        }
    }

    static void Nodes(WorkbookContent book, SheetWriter sheet)
    {
        var run = book.Run;
        Heading(sheet, book.Word("框架与权重", "Framework and weights"), book.Word("代码", "Code"), book.Word("名称", "Name"), book.Word("上级", "Parent"), book.Word("权重", "Weight"),
            book.Word("合成", "Aggregation"), book.Word("选项（方案中的键）", "Options"));
        var weights = NodeWeights.Of(run.Bundle.Records);
        var aggregate = run.Scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
        Node(run.Scheme.Framework, null);

        void Node(Node node, Node? parent)
        {
            var choice = node.IsLeaf ? null : aggregate.For(node.Code);
            var options = choice is null ? null : MethodAnnex.Options(choice);
            Row(sheet, null, book.Name(node.Name), null, null, null, options);
            sheet.Text(node.Code);
            sheet.Text(book.Name(node.Name), CellStyle.Wrapped);
            sheet.Text(parent?.Code);
            sheet.Number(parent is null ? double.NaN : weights.Of(node), CellStyle.Value);
            sheet.Text(choice?.Method.Name);
            sheet.Text(options, CellStyle.Wrapped);
            sheet.EndRow();
            foreach (var child in node.Children) Node(child, node);
        }
    }

    static void Methods(WorkbookContent book, SheetWriter sheet)
    {
        Heading(sheet, book.Word("所用方法的公式与出处", "Formulas and sources of the methods used"), book.Word("方法", "Method"), book.Word("含义", "What it does"), "", "", "", book.Word("公式", "Formula"),
            "", book.Word("出处", "Source"));
        foreach (var method in MethodAnnex.MethodsOf(book.Run.Scheme))
        {
            Row(sheet, null, book.Name(method.Summary), null, null, null, method.Formula, null, method.Source);
            sheet.Text($"{StepWords.Of(method.Stage, book.Language)}: {method.Name}");
            sheet.Text(book.Name(method.Summary), CellStyle.Wrapped);
            sheet.Skip(3);
            sheet.Text(method.Formula, CellStyle.Wrapped);
            sheet.Skip();
            sheet.Text(method.Source, CellStyle.Wrapped);
            sheet.EndRow();
        }
    }

    static void Sources(WorkbookContent book, SheetWriter sheet)
    {
        Heading(sheet, book.Word("输入文件", "Inputs"), book.Word("字节", "Bytes"), book.Word("文件", "File"), "", "", "", "SHA-256");
        foreach (var input in book.Run.Bundle.Manifest.Inputs)
        {
            Row(sheet, null, null, null, null, null, input.Sha256);
            sheet.Number(input.Bytes, CellStyle.Integer);
            sheet.Text(input.Name);
            sheet.Skip(3);
            sheet.Text(input.Sha256, CellStyle.Wrapped);
            sheet.EndRow();
        }
    }

    /// <summary>Begins a row that is high enough for its wrapped texts, column by column.</summary>
    static void Row(SheetWriter sheet, params string?[] wrapped) => sheet.BeginRow(TextLines.Height(wrapped, Widths));

    static void Heading(SheetWriter sheet, string title, params string[] titles)
    {
        sheet.BeginRow();
        sheet.EndRow();
        sheet.BeginRow(22);
        sheet.Text(title, CellStyle.Heading);
        sheet.EndRow();
        sheet.BeginRow(22);
        foreach (var each in titles) sheet.Text(each, CellStyle.Header);
        sheet.EndRow();
    }
}

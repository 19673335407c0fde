using System.Globalization;
using Scoring.Panels;
using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Forms;

/// <summary>The pages around the forms: how to fill them in, and the list of units.</summary>
static class FormGuide
{
    /// <summary>Name of the page of instructions.</summary>
    public static string Name(Language language) => language == Language.Chinese ? "填报说明" : "Instructions";

    /// <summary>The page of instructions.</summary>
    public static void Write(FormPlan plan, WorkbookPackage package)
    {
        (string Zh, string En)[] lines =
        [
            ($"表号 {plan.FormNumber}，共 {plan.Variables.Count} 项；报告期为 {plan.Year} 年，上年为 {plan.Year - 1} 年。",
                $"Form {plan.FormNumber} with {plan.Variables.Count} quantities; the period is {plan.Year}, last year is {plan.Year - 1}."),
            ("只填黄色单元格：上年数（已预填的请核对，有修订的改为修订数）、本年数和备注。其他单元格受保护（无密码），防止误改。",
                "Fill in the yellow cells only: last year (check what is given; revised numbers replace it), this year, remarks. The others are protected against slips, without a password."),
            ("按“计量单位”栏的单位填写数字，不带单位、千分位和文字；注意万元与亿元、人与万人之分。",
                "Write plain numbers in the unit of measure of their row, without unit, separators or words."),
            ("数值为零填 0；没有这项业务填“-”；暂时不知道的留空。零、不适用和缺失是三回事。",
                "Zero is 0; '-' says that a quantity does not concern the unit; leave unknown values empty. These are three different things."),
            ("填全年累计数，不填部分月份的数；填实际数，不填目标数；存量填年末数。",
                "Whole years, not parts of one; actual numbers, not targets; stocks at the end of the year."),
            ($"“变动”为与上年相比的百分比；变动超过 ±{FormChecks.LargeChange}% 的显示为橙色，请核实并在备注中说明。比重超过 100% 的显示为红色。",
                $"'Change' is on last year, in percent: beyond ±{FormChecks.LargeChange} % it is highlighted; look into it and say why. Shares above 100 % are red."),
            ("表下的“恒等关系校验”和“指标试算”由公式自动计算；显示“不平衡”的请核对有关各项。显示“本表不能试算”的由汇总单位计算，不需填写。",
                "The identities and indicators below the table work themselves out; where an identity does not balance, check what it is made of. What cannot be worked out here is worked out by whoever collects the forms."),
            ("填好后保存为 .xlsx 交回，不要增删行列、改代码或改表头。", "Save as .xlsx and send it back; do not add or remove rows or columns, nor change codes or headers."),
        ];
        package.Add(package.Names.Take(Name(plan.Language)), new SheetLayout { FrozenRows = 0, Widths = [120], HasFilter = false }, sheet =>
        {
            WorkbookContent.Title(sheet, plan.Word($"{plan.Title}：填报说明", $"{plan.Title}: how to fill it in"));
            foreach (var (i, line) in lines.Index())
            {
                sheet.BeginRow(36);
                sheet.Text(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {plan.Word(line.Zh, line.En)}"), CellStyle.Wrapped);
                sheet.EndRow();
            }
        });
    }

    /// <summary>The list of units that the code's cell chooses from.</summary>
    /// <returns>Name of the sheet.</returns>
    public static string Units(FormPlan plan, WorkbookPackage package, IReadOnlyList<RosterEntry> units)
    {
        var name = package.Names.Take(plan.Word("单位名录", "Units"));
        package.Add(name, new SheetLayout { FrozenRows = 1, Widths = [14, 40] }, sheet =>
        {
            sheet.BeginRow();
            sheet.Text(plan.Word("代码", "Code"), CellStyle.Header);
            sheet.Text(plan.Word("名称", "Name"), CellStyle.Header);
            sheet.EndRow();
            foreach (var unit in units)
            {
                sheet.BeginRow();
                sheet.Text(unit.Code);
                sheet.Text(unit.Name.In(plan.Language));
                sheet.EndRow();
            }
        });
        return name;
    }
}

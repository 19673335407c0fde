using Scoring.Panels;
using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Forms;

/// <summary>The sheet that one unit fills in.</summary>
/// <param name="plan">The form.</param>
sealed class FormSheet(FormPlan plan)
{
    const double RowHeight = 21;

    readonly FormChecks checks = new(plan);

    /// <summary>What a unit's sheet is to be called.</summary>
    public string Name(RosterEntry? unit) => unit is null ? plan.Word("采集表", "Form") : Name(unit, plan.Language);

    /// <summary>What a unit's sheet is to be called.</summary>
    public static string Name(RosterEntry unit, Language language) => $"{unit.Code} {unit.Name.In(language)}";

    /// <summary>Writes the sheet.</summary>
    /// <param name="package">The workbook.</param>
    /// <param name="unit">The unit; null = the unit enters its code.</param>
    /// <param name="unitSheet">Name of the sheet that lists the units; null = there is none.</param>
    /// <param name="units">Number of units on it.</param>
    /// <returns>Number of last year's values that were filled in.</returns>
    public int Write(WorkbookPackage package, RosterEntry? unit, string? unitSheet, int units)
    {
        var list = unitSheet is null ? null : $"{CellName.Sheet(unitSheet)}!$A$2:$A${units + 1}";
        var equations = plan.IdentitiesOf(unit?.Code);
        // A blank row and a heading stand above each further section.
        var identities = Section(plan.LastVariableRow, equations.Count);
        var indicators = Section(identities?.To ?? plan.LastVariableRow, plan.Indicators.Count);
        var layout = new SheetLayout
        {
            FrozenRows = FormPlan.HeaderRow,
            FrozenColumns = 2,
            Widths = [.. FormColumns.Widths, .. Enumerable.Repeat(FormColumns.Widths[FormColumns.Last], References(unit))],
            HasFilter = false,
            IsProtected = true,
            Merged = [$"A1:{FormColumns.Cell(FormColumns.Remark, 1)}"],
            Highlights = checks.Highlights(identities, indicators),
            Entries = checks.Entries(unit is null ? list : null),
        };
        var filled = 0;
        package.Add(package.Names.Take(Name(unit)), layout, sheet =>
        {
            Head(sheet, unit, unitSheet);
            filled = Variables(sheet, unit);
            if (identities is not null) Identities(sheet, equations);
            if (indicators is not null) Indicators(sheet);
        });
        return filled;
    }

    /// <summary>Number of years right of the form that its formulas read.</summary>
    int References(RosterEntry? unit) => unit is null ? 0 : plan.YearsBack - 1;

    static (int From, int To)? Section(int after, int rows) => rows == 0 ? null : (after + 4, after + 3 + rows);

    void Head(SheetWriter sheet, RosterEntry? unit, string? unitSheet)
    {
        WorkbookContent.Title(sheet, plan.Word($"{plan.Title}（{plan.Year}年）", $"{plan.Title}, {plan.Year}"));
        sheet.BeginRow();
        sheet.Text(plan.Word("表号", "Form no."), CellStyle.Note);
        sheet.Text(plan.FormNumber, CellStyle.Note);
        sheet.Skip(2);
        sheet.Text(plan.Word($"{plan.PeriodLabel}：{plan.Year}年", $"{plan.PeriodLabel}: {plan.Year}"), CellStyle.Note);
        sheet.EndRow();

        sheet.BeginRow(RowHeight);
        sheet.Text(plan.UnitLabel, CellStyle.Boxed);
        if (unit is not null) sheet.Text(unit.Code, CellStyle.Boxed);
        else sheet.Blank(CellStyle.EntryText);
        sheet.Text(plan.Word("单位名称", "Name"), CellStyle.Boxed);
        if (unit is not null) sheet.Text(unit.Name.In(plan.Language), CellStyle.Boxed);
        else if (unitSheet is not null)
            sheet.Formula($"IFERROR(VLOOKUP({FormColumns.Cell(1, FormPlan.UnitRow)},{CellName.Sheet(unitSheet)}!$A:$B,2,FALSE),\"\")", CellStyle.BoxedNumber);
        else sheet.Blank(CellStyle.EntryText);
        sheet.EndRow();

        sheet.BeginRow(RowHeight);
        foreach (var label in (string[])[plan.Word("单位负责人", "Head of unit"), plan.Word("填表人", "Filled in by"), plan.Word("填报日期", "Date")])
        {
            sheet.Text(label, CellStyle.Boxed);
            sheet.Blank(CellStyle.EntryText);
        }
        sheet.EndRow();
        WorkbookContent.Note(sheet, plan.Word("黄色单元格填写；上年数已预填的请核对；校验栏有提示的请核实或在备注中说明。",
            "Fill in the yellow cells; check last year's numbers where they are given; look into what the column of checks says or explain it in the remarks."));
        sheet.BeginRow(34);
        foreach (var header in Headers(plan.Word("指标名称", "Quantity"), plan.MeasureHeader, plan.CodeHeader, plan.Word("上年", "Last year"), plan.ThisHeader)) sheet.Text(header, CellStyle.Header);
        for (var back = 2; back < 2 + References(unit); back++)
            sheet.Text(plan.Word($"参考：{plan.Year - back}年数", $"For reference: {plan.Year - back}"), CellStyle.Header);
        sheet.EndRow();
    }

    string[] Headers(string name, string measure, string code, string last, string now) =>
        [plan.Word("序号", "No."), name, measure, code, last, now, plan.Word("变动（%）", "Change (%)"), plan.Word("校验", "Check"), plan.Word("备注", "Remarks")];

    int Variables(SheetWriter sheet, RosterEntry? unit)
    {
        var filled = 0;
        foreach (var (i, variable) in plan.Variables.Index())
        {
            sheet.BeginRow(RowHeight);
            sheet.Number(i + 1, CellStyle.BoxedGiven);
            sheet.Text(variable.Name.In(plan.Language), CellStyle.Boxed);
            if (variable.Unit.Length > 0) sheet.Text(variable.Unit, CellStyle.Boxed);
            else sheet.Blank(CellStyle.Boxed);
            sheet.Text(variable.Code, CellStyle.Boxed);
            // Open to change: last year's number may have been revised.
            if (Known(1)) filled++;
            Given(1, CellStyle.Entry);
            sheet.Blank(CellStyle.Entry);
            sheet.Formula(FormChecks.Change(sheet.Row), CellStyle.BoxedNumber);
            sheet.Formula(checks.Verdict(variable), CellStyle.BoxedNumber);
            sheet.Blank(CellStyle.EntryText);
            for (var back = 2; back < 2 + References(unit); back++) Given(back, CellStyle.BoxedNumber);
            sheet.EndRow();

            bool Known(int back) => unit is not null && !double.IsNaN(plan.History.Value(unit.Code, variable.Code, back));

            void Given(int back, CellStyle style)
            {
                if (Known(back)) sheet.Number(plan.History.Value(unit!.Code, variable.Code, back), style);
                else sheet.Blank(style);
            }
        }
        return filled;
    }

    void Identities(SheetWriter sheet, IReadOnlyList<FormIdentity> equations)
    {
        Section(sheet, plan.Word("恒等关系校验", "Identities"),
            [plan.Word("代码", "Code"), plan.Word("恒等关系", "Identity"), "", "", plan.Word("左边", "Left side"), plan.Word("右边", "Right side"), plan.Word("差额", "Difference"), plan.Word("校验", "Check")]);
        foreach (var (identity, left, right, lacking) in equations)
        {
            sheet.BeginRow(RowHeight);
            sheet.Text(identity.Code, CellStyle.Boxed);
            sheet.Text(identity.Name.In(plan.Language), CellStyle.Boxed);
            sheet.Skip(2);
            Value(sheet, left);
            Value(sheet, right);
            var (one, other) = (FormColumns.Cell(FormColumns.Last, sheet.Row), FormColumns.Cell(FormColumns.This, sheet.Row));
            sheet.Formula($"IF(COUNT({one},{other})=2,{one}-{other},\"\")", CellStyle.BoxedNumber);
            if (left is null) sheet.Text(plan.Word($"本表不能校验：缺 {lacking}", $"cannot be checked here: it takes {lacking}"), CellStyle.Boxed);
            else sheet.Formula(checks.Verdict(identity, sheet.Row), CellStyle.BoxedNumber);
            sheet.EndRow();
        }
    }

    void Indicators(SheetWriter sheet)
    {
        Section(sheet, plan.Word("指标试算（自动计算，不填）", "Indicators (worked out, nothing to fill in)"),
            [plan.Word("代码", "Code"), plan.Word("指标", "Indicator"), plan.MeasureHeader, "", plan.Word("上年", "Last year"), plan.ThisHeader, plan.Word("变动（%）", "Change (%)"), plan.Word("校验", "Check")]);
        foreach (var row in plan.Indicators)
        {
            var (indicator, last, now, lacking) = row;
            sheet.BeginRow(RowHeight);
            sheet.Text(indicator.Code, CellStyle.Boxed);
            sheet.Text(indicator.Name.In(plan.Language), CellStyle.Boxed);
            sheet.Text(indicator.Unit, CellStyle.Boxed);
            sheet.Skip();
            Value(sheet, last);
            Value(sheet, now);
            sheet.Formula(FormChecks.Change(sheet.Row), CellStyle.BoxedNumber);
            if (now is null) sheet.Text(plan.Word($"本表不能试算：缺 {lacking}", $"cannot be worked out here: it takes {lacking}"), CellStyle.Boxed);
            else sheet.Formula(checks.Verdict(row, sheet.Row), CellStyle.BoxedNumber);
            sheet.EndRow();
        }
    }

    static void Value(SheetWriter sheet, string? formula)
    {
        if (formula is null) sheet.Text(FormPlan.NoValue, CellStyle.Boxed);
        else sheet.Formula(formula, CellStyle.BoxedNumber);
    }

    static void Section(SheetWriter sheet, string heading, string[] headers)
    {
        sheet.BeginRow();
        sheet.EndRow();
        sheet.BeginRow(RowHeight);
        sheet.Text(heading, CellStyle.Heading);
        sheet.EndRow();
        sheet.BeginRow(RowHeight);
        foreach (var header in headers) sheet.Text(header, CellStyle.Header);
        sheet.EndRow();
    }
}

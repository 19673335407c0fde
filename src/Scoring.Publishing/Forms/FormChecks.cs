using System.Globalization;
using Scoring.Publishing.Workbooks;
using Scoring.Schemes;

namespace Scoring.Publishing.Forms;

/// <summary>The checks in a form's cells: what may be entered, what is highlighted, and what the check's column says.</summary>
/// <param name="plan">The form.</param>
sealed class FormChecks(FormPlan plan)
{
    /// <summary>Change on last year, in percent, that has to be explained.</summary>
    public const int LargeChange = 50;

    /// <summary>What may be written where a quantity does not concern the unit.</summary>
    public const string NotApplicable = "-";

    /// <summary>Rules for the entries of one sheet.</summary>
    /// <param name="unitList">Cells that list the units; null = the unit is given.</param>
    public IReadOnlyList<EntryRule> Entries(string? unitList)
    {
        var rules = new List<EntryRule>();
        if (unitList is not null)
            rules.Add(new EntryRule(FormColumns.Cell(1, FormPlan.UnitRow), unitList, plan.UnitLabel, plan.Word("请从单位名录中选择代码。", "Choose a code of the list of units.")) { IsList = true });
        foreach (var variable in plan.Variables)
        {
            var row = plan.Rows[variable.Code];
            foreach (var column in (int[])[FormColumns.Last, FormColumns.This])
            {
                var cell = FormColumns.Cell(column, row);
                var number = variable.Range is var (low, high) ? $"AND(ISNUMBER({cell}),{cell}>={Digits(low)},{cell}<={Digits(high)})"
                    : IsNeverNegative(variable) ? $"AND(ISNUMBER({cell}),{cell}>=0)"
                    : $"ISNUMBER({cell})";
                rules.Add(new EntryRule(cell, $"OR({number},{cell}=\"{NotApplicable}\")", variable.Name.In(plan.Language), Expected(variable))
                {
                    // A plausible range is a question, not a law.
                    IsFirm = variable.Range is null,
                });
            }
        }
        return rules;
    }

    /// <summary>What is highlighted on one sheet.</summary>
    /// <param name="identityRows">First and last row of the identities; null = there are none.</param>
    /// <param name="indicatorRows">First and last row of the indicators; null = there are none.</param>
    public IReadOnlyList<Highlight> Highlights((int From, int To)? identityRows, (int From, int To)? indicatorRows)
    {
        var (first, last) = (FormPlan.HeaderRow + 1, plan.LastVariableRow);
        var highlights = new List<Highlight>();
        if (plan.Variables.Count > 0)
        {
            var (cell, change) = (FormColumns.Cell(FormColumns.This, first), FormColumns.Cell(FormColumns.Change, first));
            highlights.Add(new Highlight(FormColumns.Rows(FormColumns.This, first, last), $"AND(ISTEXT({cell}),{cell}<>\"{NotApplicable}\")", CellTone.Wrong));
            foreach (var variable in plan.Variables.Where(variable => IsPercent(variable.Unit)))
            {
                var share = FormColumns.Cell(FormColumns.This, plan.Rows[variable.Code]);
                highlights.Add(new Highlight(share, $"AND(ISNUMBER({share}),{share}>100)", CellTone.Wrong));
            }
            highlights.Add(new Highlight($"{FormColumns.Rows(FormColumns.This, first, last)} {FormColumns.Rows(FormColumns.Change, first, last)}",
                Large("$" + change), CellTone.Doubt));
        }
        if (identityRows is var (from, to))
        {
            var status = FormColumns.Cell(FormColumns.Check, from);
            highlights.Add(new Highlight(FormColumns.Rows(FormColumns.Check, from, to), $"{status}=\"{Balanced}\"", CellTone.Right));
            highlights.Add(new Highlight(FormColumns.Rows(FormColumns.Check, from, to), $"{status}=\"{Unbalanced}\"", CellTone.Wrong));
        }
        if (indicatorRows is not var (start, end)) return highlights;
        foreach (var (i, indicator) in plan.Indicators.Index().Where(pair => pair.Item.IsShare))
        {
            var cell = FormColumns.Cell(FormColumns.This, start + i);
            highlights.Add(new Highlight(cell, $"AND(ISNUMBER({cell}),{cell}>100)", CellTone.Wrong));
        }
        highlights.Add(new Highlight(FormColumns.Rows(FormColumns.Change, start, end), Large(FormColumns.Cell(FormColumns.Change, start)), CellTone.Doubt));
        return highlights;
    }

    /// <summary>What an identity's check says when its sides agree.</summary>
    public string Balanced => plan.Word("平衡", "balanced");

    /// <summary>What it says when they do not.</summary>
    public string Unbalanced => plan.Word("不平衡，请核对", "does not balance, please check");

    /// <summary>Formula of the change on last year in percent.</summary>
    public static string Change(int row)
    {
        var (before, now) = (FormColumns.Cell(FormColumns.Last, row), FormColumns.Cell(FormColumns.This, row));
        return $"IF(COUNT({before},{now})=2,IF({before}<>0,ROUND(({now}-{before})/ABS({before})*100,1),\"\"),\"\")";
    }

    /// <summary>Formula of what is to be said of a variable's entry.</summary>
    public string Verdict(Variable variable)
    {
        var row = plan.Rows[variable.Code];
        var (now, change) = (FormColumns.Cell(FormColumns.This, row), FormColumns.Cell(FormColumns.Change, row));
        var said = Remark(change);
        if (IsPercent(variable.Unit)) said = $"IF({now}>100,\"{plan.Word("超过100%", "above 100 %")}\",{said})";
        if (variable.Range is var (low, high))
            said = $"IF(OR({now}<{Digits(low)},{now}>{Digits(high)}),\"{plan.Word("超出合理范围", "outside the plausible range")} {Digits(low)}…{Digits(high)}\",{said})";
        if (IsNeverNegative(variable)) said = $"IF({now}<0,\"{plan.Word("不应为负", "must not be negative")}\",{said})";
        return $"IF({now}=\"\",\"\",IF({now}=\"{NotApplicable}\",\"{plan.Word("不适用", "not applicable")}\",IF(ISNUMBER({now}),{said},\"{plan.Word("请填数字", "a number, please")}\")))";
    }

    /// <summary>Formula of what is to be said of an indicator's value.</summary>
    public string Verdict(FormIndicator indicator, int row)
    {
        var (now, change) = (FormColumns.Cell(FormColumns.This, row), FormColumns.Cell(FormColumns.Change, row));
        var said = Remark(change);
        if (indicator.IsShare) said = $"IF({now}>100,\"{plan.Word("超过100%，请核对", "above 100 %, please check")}\",{said})";
        return $"IF(ISNUMBER({now}),{said},\"\")";
    }

    /// <summary>Formula of whether an identity holds, with the scheme's tolerance.</summary>
    public string Verdict(Identity identity, int row)
    {
        var (left, right) = (FormColumns.Cell(FormColumns.Last, row), FormColumns.Cell(FormColumns.This, row));
        // The last digits of a sum are not the user's.
        var allowed = $"MAX({Digits(identity.Tolerance)},{Digits(identity.Relative)}*ABS({right}))+0.000000001*MAX(ABS({left}),ABS({right}))";
        return $"IF(COUNT({left},{right})=2,IF(ABS({left}-{right})<={allowed},\"{Balanced}\",\"{Unbalanced}\"),\"\")";
    }

    /// <summary>What is expected of a variable, in words.</summary>
    string Expected(Variable variable)
    {
        var unit = variable.Unit.Length > 0 ? plan.Word($"计量单位：{variable.Unit}。", $"Unit of measure: {variable.Unit}. ") : "";
        var range = variable.Range is var (low, high) ? plan.Word($"合理范围 {Digits(low)} 至 {Digits(high)}。", $"Plausible: {Digits(low)} to {Digits(high)}. ")
            : IsNeverNegative(variable) ? plan.Word("填不为负的数字。", "A number, not negative. ")
            : plan.Word("填数字。", "A number. ");
        return unit + range + plan.Word($"无此业务填“{NotApplicable}”，未知留空。", $"'{NotApplicable}' where it does not apply; leave unknown values empty.");
    }

    string Remark(string change) =>
        $"IF(ISNUMBER({change}),IF(ABS({change})>{LargeChange},\"{plan.Word($"变动超过{LargeChange}%，请在备注中说明", $"changed by more than {LargeChange} %: say why in the remarks")}\",\"\"),\"\")";

    /// <summary>Whether a change is large. Text counts as none: a formula that shows nothing gives an empty text.</summary>
    static string Large(string change) => $"IF(ISNUMBER({change}),ABS({change})>{LargeChange},FALSE)";

    static bool IsNeverNegative(Variable variable) => variable.Kind is VariableKind.Stock or VariableKind.Flow;

    /// <summary>Whether a unit of measure is percent.</summary>
    public static bool IsPercent(string unit) => unit is "%" or "％" or "百分比";

    static string Digits(double number) => number.ToString("0.###############", CultureInfo.InvariantCulture);
}

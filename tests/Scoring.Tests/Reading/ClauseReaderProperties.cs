using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Reading;

namespace Scoring.Tests.Reading;

[Properties(Replay = "7,11", QuietOnSuccess = true)]
public class ClauseReaderProperties
{
    static readonly string[] Units = ["万元", "亿元", "家", "件", "项", "台", "篇", "%", "人年"];

    [Property(MaxTest = 500)]
    public void Value_and_unit_of_a_plain_amount_come_back(PositiveInt whole, byte cents, byte unit)
    {
        var number = whole.Get.ToString(CultureInfo.InvariantCulture) + (cents % 3 == 0 ? "" : $".{cents % 10}");
        var measure = Units[unit % Units.Length];
        var reading = ClauseReader.Read($"全区某指标达{number}{measure},情况良好");
        Assert.Equal(number, reading.Values);
        Assert.Equal(measure, reading.Units);
    }

    [Property(MaxTest = 300)]
    public void Full_width_text_reads_like_plain_text(PositiveInt whole, byte unit)
    {
        var plain = $"全区投入{whole.Get}{Units[unit % Units.Length]},占比12.5";
        var wide = string.Concat(plain.Select(c => c is >= '!' and <= '~' ? (char)(c + 0xFEE0) : c));
        Assert.Equal(ClauseReader.Read(plain).Values, ClauseReader.Read(wide).Values);
        Assert.Equal(ClauseReader.Read(plain).Units, ClauseReader.Read(wide).Units);
    }

    [Property(MaxTest = 300)]
    public void A_hidden_digit_never_becomes_a_value(PositiveInt whole, NonNegativeInt place)
    {
        var digits = whole.Get.ToString(CultureInfo.InvariantCulture).ToCharArray();
        digits[place.Get % digits.Length] = 'x';
        var number = Assert.Single(ClauseReader.Read($"投入{new string(digits)}万元").Numbers);
        Assert.Null(number.Value);
        Assert.Equal(new string(digits), number.Digits);
    }

    [Property(MaxTest = 300)]
    public void A_solution_fits_the_mask_and_is_the_hidden_amount(PositiveInt base10, PositiveInt step, NonNegativeInt place)
    {
        var amount = 1000m + (base10.Get * 7919 % 900_000) + ((step.Get % 10) / 10m);
        var increment = 1m + (step.Get * 31 % 500);
        if (amount - increment <= 0) return;
        var growth = Math.Round(increment / (amount - increment) * 100, 2, MidpointRounding.AwayFromZero);
        var digits = amount.ToString("0.0", CultureInfo.InvariantCulture).ToCharArray();
        var hidden = place.Get % (digits.Length - 2);
        digits[hidden] = 'x';
        var solution = MaskSolver.Amount(new MaskedNumber(new string(digits)), increment, growth, 2);
        if (solution is not null) Assert.Equal(amount, solution.Value); // with the true amount among the candidates, a single one is the true one
    }

    [Property(MaxTest = 1000)]
    public void Any_text_is_read_without_an_exception(string? text) => Assert.NotNull(ClauseReader.Read(text ?? "").Values);

    [Property(MaxTest = 1000)]
    public void Any_mix_of_clause_parts_is_read_without_an_exception(int[] picks)
    {
        string[] parts = ["从", "由", "2018年", "2017", "33家", "1xx1", "xx.x%", "第", "第三", "十三五", ",", "万元", "累计", "净增", "完成", "96.18", "(件/万人)", "(", "%", "至", "1-", "10月", "x", ".", "增长", "为6家", "“"];
        var text = string.Concat(picks.Take(12).Select(pick => parts[(int)((uint)pick % parts.Length)]));
        Assert.NotNull(ClauseReader.Read(text).Values);
        Assert.NotNull(new ReportReader(2020).Read(text, "研发强度", "2019").Units);
    }

    /// <summary>Parts whose numbers are all different, so that each can be looked for by itself.</summary>
    static readonly (string Text, string[] Numbers)[] Numbered =
    [
        ("投入1173.5万元", ["1173.5"]), ("累计3710万元", ["3710"]), ("2017年", ["2017"]), ("1-8月", ["1-8"]), ("达到31.3%", ["31.3"]), ("第4位", ["4"]), ("第29批", ["29"]),
        ("5g网络", ["5"]), ("由67增至171家", ["67", "171"]), ("从0.6%调增至1.5%", ["0.6", "1.5"]), ("完成96.18", ["96.18"]), ("高于全省3.3个百分点", ["3.3"]),
        ("500余项", ["500"]), ("2024-03-18印发", ["2024"]), ("文号640103", ["640103"]), ("对201733家企业", ["2017", "33"]), ("(20.19件/万人)", ["20.19"]), ("增长71.3", ["71.3"]),
        ("“十四五”期间", []), ("其中,", []), ("(", []), ("力争", []), ("同比", []), ("、", []),
    ];

    [Property(MaxTest = 1000)]
    public void Every_number_of_a_clause_is_read_or_reported(int[] picks)
    {
        var parts = picks.Take(8).Select(pick => Numbered[(int)((uint)pick % Numbered.Length)]).Distinct().ToList();
        var reading = ClauseReader.Read(string.Join(",", parts.Select(part => part.Text)));
        var told = new List<string>();
        foreach (var stated in reading.Numbers)
            for (var number = stated; number is not null; number = number.From)
            {
                told.Add(number.Digits);
                told.Add(number.Period ?? "");
            }
        told.AddRange(reading.Unread);
        told.Add(reading.Period ?? "");
        foreach (var number in parts.SelectMany(part => part.Numbers))
            Assert.True(told.Any(each => each.Contains(number, StringComparison.Ordinal)), $"{number} in {reading.Text}: {string.Join(" ", told)}");
    }

    [Property(MaxTest = 1000)]
    public void Every_stretch_of_digits_in_any_text_is_read_or_reported(string? text, PositiveInt number)
    {
        var digits = number.Get.ToString(CultureInfo.InvariantCulture);
        var reading = ClauseReader.Read($"{text}，{digits}，{text}");
        Assert.Contains(reading.Numbers.SelectMany(stated => (string[])[stated.Digits, stated.Period ?? "", stated.From?.Digits ?? ""]).Concat(reading.Unread).Append(reading.Period ?? ""),
            each => each.Contains(digits, StringComparison.Ordinal));
    }
}

namespace Scoring.Report.Charts;

/// <summary>A province-level division of China as a square of a tile map.</summary>
/// <param name="Code">The first two digits of its administrative code (GB/T 2260).</param>
/// <param name="Letters">Its letters in GB/T 2260.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Column">Column of the square, 0 = west.</param>
/// <param name="Row">Row, 0 = north.</param>
sealed record ChinaTile(string Code, string Letters, Text Name, int Column, int Row)
{
    /// <summary>The divisions, in the order of their codes: the 31 that statistics of the mainland cover, and Taiwan, Hong Kong and Macao, which are drawn with or without data.</summary>
    public static IReadOnlyList<ChinaTile> All { get; } =
    [
        New("11", "BJ", "北京", "Beijing", 5, 1), New("12", "TJ", "天津", "Tianjin", 6, 2), New("13", "HE", "河北", "Hebei", 5, 2), New("14", "SX", "山西", "Shanxi", 4, 2),
        New("15", "NM", "内蒙古", "Inner Mongolia", 4, 1), New("21", "LN", "辽宁", "Liaoning", 7, 2), New("22", "JL", "吉林", "Jilin", 7, 1), New("23", "HL", "黑龙江", "Heilongjiang", 7, 0),
        New("31", "SH", "上海", "Shanghai", 7, 4), New("32", "JS", "江苏", "Jiangsu", 6, 4), New("33", "ZJ", "浙江", "Zhejiang", 6, 5), New("34", "AH", "安徽", "Anhui", 5, 4),
        New("35", "FJ", "福建", "Fujian", 6, 6), New("36", "JX", "江西", "Jiangxi", 5, 5), New("37", "SD", "山东", "Shandong", 5, 3), New("41", "HA", "河南", "Henan", 4, 3),
        New("42", "HB", "湖北", "Hubei", 4, 4), New("43", "HN", "湖南", "Hunan", 4, 5), New("44", "GD", "广东", "Guangdong", 5, 6), New("45", "GX", "广西", "Guangxi", 4, 6),
        New("46", "HI", "海南", "Hainan", 4, 7), New("50", "CQ", "重庆", "Chongqing", 3, 4), New("51", "SC", "四川", "Sichuan", 2, 4), New("52", "GZ", "贵州", "Guizhou", 3, 5),
        New("53", "YN", "云南", "Yunnan", 2, 5), New("54", "XZ", "西藏", "Tibet", 1, 4), New("61", "SN", "陕西", "Shaanxi", 3, 3), New("62", "GS", "甘肃", "Gansu", 2, 3),
        New("63", "QH", "青海", "Qinghai", 1, 3), New("64", "NX", "宁夏", "Ningxia", 3, 2), New("65", "XJ", "新疆", "Xinjiang", 0, 2), New("71", "TW", "台湾", "Taiwan", 7, 6),
        New("81", "HK", "香港", "Hong Kong", 6, 7), New("82", "MO", "澳门", "Macao", 5, 7),
    ];

    /// <summary>Columns of the map.</summary>
    public const int Columns = 8;

    /// <summary>Rows of the map.</summary>
    public const int Rows = 8;

    /// <summary>The division a unit is, by its code (<c>11</c>, <c>110000</c>, <c>CN-11</c>, <c>CN-BJ</c>) or its name (<c>北京</c>, <c>北京市</c>, <c>Beijing</c>); null for anything else.</summary>
    public static ChinaTile? Find(string code, Text name)
    {
        var digits = code.StartsWith("CN-", StringComparison.Ordinal) ? code[3..] : code;
        foreach (var tile in All)
            if (digits == tile.Code || digits == tile.Code + "0000" || digits == tile.Letters) return tile;
        foreach (var tile in All)
            if (tile.IsNamed(name.Zh) || tile.IsNamed(name.En) || tile.IsNamed(code)) return tile;
        return null;
    }

    /// <summary>Long names begin with the short one: 内蒙古自治区, Shanghai Municipality. No short name begins another.</summary>
    bool IsNamed(string words) => words.StartsWith(Name.Zh, StringComparison.Ordinal)
        ? words.Length == Name.Zh.Length || words[Name.Zh.Length..] is "省" or "市" or "自治区" or "壮族自治区" or "回族自治区" or "维吾尔自治区" or "特别行政区"
        : words.StartsWith(Name.En, StringComparison.OrdinalIgnoreCase) && (words.Length == Name.En.Length
            || words[Name.En.Length..].Trim().ToLowerInvariant() is "province" or "municipality" or "city" or "autonomous region" or "zhuang autonomous region" or "hui autonomous region" or "uygur autonomous region" or "sar")
            || (Code == "54" && words.Equals("Xizang", StringComparison.OrdinalIgnoreCase));

    static ChinaTile New(string code, string letters, string zh, string en, int column, int row) => new(code, letters, new Text(zh, en), column, row);
}

namespace Scoring;

/// <summary>Characters of place names that scanning takes for one another, and the words for what a place is.</summary>
static class SimilarCharacters
{
    /// <summary>Each group looks alike in print.</summary>
    static readonly string[] Groups =
    [
        "西两四酉", "古占吉右舌", "江汀红扛", "东尔乐车", "浙淅折逝", "北比此", "京亰亭", "天夭大太", "津律", "河何", "山出", "蒙豪", "辽迁过", "宁守于字",
        "林休杯", "黑墨", "龙尤", "上土工", "海每悔", "苏办", "安妥", "徽微", "福褔", "建健", "南甫", "湖糊", "广厂", "重里", "庆厌", "川州洲", "贵责",
        "云去", "藏臧", "陕陜侠", "甘廿", "肃萧", "青清胄", "夏复", "新斩", "疆彊僵", "全金仝", "国囯固", "部邵都", "区匹", "内肉", "吉古", "州卅", "县具", "中申",
        "0oQ", "1lI", "5s",
    ];

    /// <summary>Words at the end of a name that say what the place is, the longest first.</summary>
    static readonly string[] Kinds =
        ["维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "地区", "省", "市", "区", "县", "州"];

    static readonly Dictionary<char, List<int>> GroupsOf = ByCharacter();

    /// <summary>Whether two characters look alike.</summary>
    public static bool AreSimilar(char one, char other) =>
        GroupsOf.TryGetValue(one, out var mine) && GroupsOf.TryGetValue(other, out var theirs) && mine.Exists(theirs.Contains);

    /// <summary>The name without the word for what the place is; as it is when less than two characters would be left.</summary>
    public static string WithoutKind(string name)
    {
        foreach (var kind in Kinds)
            if (name.Length >= kind.Length + 2 && name.EndsWith(kind, StringComparison.Ordinal))
                return name[..^kind.Length];
        return name;
    }

    static Dictionary<char, List<int>> ByCharacter()
    {
        var groups = new Dictionary<char, List<int>>();
        for (var group = 0; group < Groups.Length; group++)
            foreach (var character in Groups[group])
                (groups.TryGetValue(character, out var own) ? own : groups[character] = []).Add(group);
        return groups;
    }
}

using System.Text.Json.Nodes;
using Scoring.Schemes.Reading;

namespace Scoring.Schemes.Writing;

/// <summary>The JSON Schemas of everything in a scheme but its steps.</summary>
static class SchemeDefinitions
{
    public static JsonObject All() => new()
    {
        ["text"] = SchemaParts.AnyOf(SchemaParts.Name(), TwoLanguages())
            .Describe("名称：一种文字，或中英文各一", "A name: one string, or Chinese and English"),
        ["expression"] = OptionSchema.Expression()
            .Describe("表达式：+ − * / ^ ( )、比较、if、coalesce、lag、growth 等；含符号或空格的名称写作 [R&D经费]",
                "An expression: + − * / ^ ( ), comparisons, if, coalesce, lag, growth and more; names with symbols or blanks as [R&D经费]"),
        ["rounding"] = OptionSchema.Rounding()
            .Describe("声明的舍入：小数位数，或小数位数与方式", "A declared rounding: the decimals, or decimals and mode"),
        ["bounds"] = OptionSchema.Bounds()
            .Describe("参数取自哪些年份和分组",
                "Years and groups that parameters are taken from").Examples("all-years", "each-year", new JsonArray(2015, 2016)),
        ["missing"] = SchemaParts.AnyOf(
                SchemaParts.ArrayOf(SchemaParts.AnyOf(SchemaParts.Line(), SchemaParts.Type("number"))),
                SchemaParts.MapOf(SchemaParts.Words(MissingReader.Statuses.Select(status => status.Word))))
            .Describe("代表缺失的值：列表，或值到状态的对照", "Values that stand for missing: a list, or a map from value to status")
            .Examples(new JsonArray(-999, "..", "n/a"), new JsonObject { ["-999"] = "missing", ["-"] = "no-practice" }),
        ["panel"] = PanelDefinition(),
        ["variable"] = VariableDefinition(),
        ["identity"] = IdentityDefinition(),
        ["indicator"] = IndicatorDefinition(),
        ["node"] = NodeDefinition(),
        ["child"] = ChildDefinition(),
        ["then"] = SchemaParts.AnyOf(SchemaParts.Ref("normalise-alone"), SchemaParts.ArrayOf(SchemaParts.Ref("normalise-alone"), 1))
            .Describe("依次作用于节点值的标准化方法", "Normalisers applied one after another to the node's value"),
        ["publication"] = SchemaParts.Object(new JsonObject
        {
            ["code"] = SchemaParts.Code().Describe("结果表中的代码", "Code in the result tables"),
            ["name"] = SchemaParts.Ref("text"),
            ["then"] = SchemaParts.Ref("then"),
        }, "code", "then").Describe("由节点值另行得到、上级不读取的输出", "A further output made from the node's value that no parent reads"),
    };

    static JsonObject TwoLanguages()
    {
        var both = SchemaParts.Object(new JsonObject { ["zh"] = SchemaParts.Name(), ["en"] = SchemaParts.Name() });
        both["minProperties"] = 1;
        return both;
    }

    static JsonObject PanelDefinition() => SchemaParts.Object(new JsonObject
    {
        ["layout"] = SchemaParts.Words(["auto", "long", "wide"])
            .Describe("表的形式：长表、宽表或自动识别", "Long, wide, or told from the columns").Default("auto"),
        ["columns"] = SchemaParts.Object(new JsonObject
        {
            ["unit"] = SchemaParts.Name().Describe("单位代码列", "Column with the unit code").Default("unit"),
            ["year"] = SchemaParts.Name().Describe("年份列", "Column with the year").Default("year"),
            ["indicator"] = SchemaParts.AnyOf(SchemaParts.Name(), SchemaParts.ArrayOf(SchemaParts.Name(), 1))
                .Describe("长表：变量名列；多列以 / 连接", "Long layout: column(s) that name the variable, joined with /").Default("indicator"),
            ["value"] = SchemaParts.Name().Describe("长表：数值列", "Long layout: column with the value").Default("value"),
            ["measure"] = SchemaParts.Name().Describe("长表：计量单位列；未写时为名为measure的列（文件中有的话）", "Long layout: column with the unit of measure; where none is named the column measure, in files that have it"),
            ["status"] = SchemaParts.Name().Describe("状态列；未写时为长表中名为status、且只含状态词的列", "Column with a status code; where none is named the column status of the long layout, in files where it holds nothing but status words"),
        }).Describe("各列的名称", "What the columns are called"),
        ["year"] = SchemaParts.AnyOf(SchemaParts.Year(), SchemaParts.Object(new JsonObject
        {
            ["pattern"] = SchemaParts.Name()
                .Describe("用于文件名的正则表达式，第一组为年份", "Regular expression on the file name; its first group is the year")
                .Examples(@"(\d{4})\.parquet$"),
        }, "pattern")).Describe("文件中没有年份列时的年份", "The year where the files have no year column"),
        ["filter"] = SchemaParts.MapOf(SchemaParts.AnyOf(Value(), SchemaParts.ArrayOf(Value(), 1)))
            .Describe("只读取列值符合的行", "Rows that are read: column and accepted values"),
        ["pad"] = SchemaParts.Integer(0, PanelMappingReader.MostPadding)
            .Describe("单位代码左侧补零到的长度", "Length that unit codes are padded to with leading zeros").Default(0),
        ["missing"] = SchemaParts.Ref("missing"),
    });

    static JsonObject VariableDefinition() => SchemaParts.Object(new JsonObject
    {
        ["code"] = SchemaParts.Code().Describe("表达式中的名称", "How expressions name it"),
        ["name"] = SchemaParts.Ref("text"),
        ["source"] = SchemaParts.Name().Describe("文件中的名称；缺省为代码", "What the files call it; the code when not given"),
        ["unit"] = SchemaParts.Line().Describe("计量单位；空为不核对", "Unit of measure; empty = not checked").Default(""),
        ["kind"] = SchemaParts.Words(["stock", "flow", "rate"]).Describe("存量、流量或比率", "An amount at a time, over a period, or a ratio"),
        ["missing"] = SchemaParts.Ref("missing"),
        ["range"] = new JsonObject { ["type"] = "array", ["items"] = SchemaParts.Type("number"), ["minItems"] = 2, ["maxItems"] = 2 }
            .Describe("合理范围；超出者报告，不改动", "Plausible range; values outside are reported, not changed"),
        ["convert"] = SchemaParts.MapOf(new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 })
            .Describe("计量单位换算系数",
                "Unit of measure found → factor that brings it to the unit above").Examples(new JsonObject { ["亿元"] = 10000 }),
    }, "code");

    static JsonObject IdentityDefinition() => SchemaParts.Object(new JsonObject
    {
        ["code"] = SchemaParts.Code().Describe("代码，在恒等式中唯一", "Code, unique among identities").Examples("rd-by-activity"),
        ["name"] = SchemaParts.Ref("text"),
        ["left"] = SchemaParts.Ref("expression").Describe("左边：由原始变量计算的表达式", "Left side: an expression over raw variables").Examples("rd_total"),
        ["right"] = SchemaParts.Ref("expression").Describe("右边：由原始变量计算的表达式", "Right side: an expression over raw variables")
            .Examples("rd_basic + rd_applied + rd_development"),
        ["units"] = SchemaParts.ArrayOf(SchemaParts.Code())
            .Describe("适用的单元代码，* 代表任意字符；缺省为全部", "Codes of the units it holds for, * for any characters; all when not given").Examples(new JsonArray("全国")),
        ["tolerance"] = Tolerance("允许的最大差额", "Largest difference accepted"),
        ["relative"] = Tolerance("允许的最大差额，以右边绝对值的比例计；与 tolerance 取较大者", "Largest difference accepted as a share of the right side; the larger of the two holds"),
    }, "code", "left", "right");

    static JsonObject IndicatorDefinition() => SchemaParts.Object(new JsonObject
    {
        ["code"] = SchemaParts.Code().Describe("代码，在指标、节点和输出中唯一", "Code, unique among indicators, nodes and publications"),
        ["name"] = SchemaParts.Ref("text"),
        ["unit"] = SchemaParts.Line().Describe("计量单位", "Unit of measure").Default(""),
        ["direction"] = SchemaParts.Words(["+", "-"]).Describe("正向（越大越好）或负向；缺省随目标值，否则为正",
            "More is better, or less is; when not given as the goalposts say, else +").Default("+"),
        ["value"] = SchemaParts.Ref("expression").Describe("由原始变量和其他指标计算的表达式；缺省为同名变量",
            "Expression over raw variables and other indicators; the variable of the same code when not given").Examples("rd_expenditure / gdp * 100"),
        ["standard"] = SchemaParts.Type("number").Describe("标准值", "Standard value that full marks stand for"),
        ["target"] = SchemaParts.Type("number").Describe("目标值", "Target value"),
        ["round"] = SchemaParts.Ref("rounding"),
        ["impute"] = SchemaParts.Ref("impute-override"),
        ["treat"] = SchemaParts.Ref("treat-override"),
        ["normalise"] = SchemaParts.Ref("normalise-override"),
    }, "code");

    static JsonObject NodeDefinition() => SchemaParts.Object(new JsonObject
    {
        ["code"] = SchemaParts.Code().Describe("代码，在指标、节点和输出中唯一", "Code, unique among indicators, nodes and publications"),
        ["name"] = SchemaParts.Ref("text"),
        ["weight"] = Weight(),
        ["aggregate"] = SchemaParts.Ref("aggregate-override").Describe("本节点的汇总方法", "How this node is aggregated"),
        ["then"] = SchemaParts.Ref("then"),
        ["round"] = SchemaParts.Ref("rounding"),
        ["publish"] = SchemaParts.ArrayOf(SchemaParts.Ref("publication"), 1).Describe("另行发布的输出", "Further outputs"),
        ["feeds_parent"] = SchemaParts.Type("boolean").Describe("上级是否读取本节点", "Whether the parent reads the node").Default(true),
        ["children"] = SchemaParts.ArrayOf(SchemaParts.Ref("child"), 1).Describe("子项：节点或指标", "Children: nodes or indicators"),
    });

    static JsonObject ChildDefinition() => SchemaParts.AnyOf(
        SchemaParts.Code().Describe("指标代码，权重为 1", "Code of an indicator, weight 1"),
        SchemaParts.Object(new JsonObject
        {
            ["indicator"] = SchemaParts.Code().Describe("指标代码", "Code of an indicator"),
            ["weight"] = Weight(),
        }, "indicator"),
        new JsonObject { ["allOf"] = new JsonArray(SchemaParts.Ref("node"), new JsonObject { ["required"] = new JsonArray("code", "children") }) });

    static JsonObject Weight() => new JsonObject { ["type"] = "number", ["minimum"] = 0 }
        .Describe("在同级中的权重；除 sum 外只看比例", "Weight beside its siblings; only ratios matter, except under sum").Default(1);

    static JsonObject Tolerance(string zh, string en) => new JsonObject { ["type"] = "number", ["minimum"] = 0 }.Describe(zh, en).Default(0);

    static JsonObject Value() => SchemaParts.AnyOf(SchemaParts.Line(), SchemaParts.Type("number"));
}

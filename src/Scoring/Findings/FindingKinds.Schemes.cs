namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>The scheme's text is not JSON.</summary>
    public static readonly FindingKind SchemeMalformed = Fault("scheme-malformed",
        "方案文件不是合法的 JSON", "The scheme is not well-formed JSON",
        "在所示行列处改正；允许注释和末尾逗号。", "Correct the text at the line and column shown; comments and trailing commas are allowed.");

    /// <summary>A value has the wrong JSON type.</summary>
    public static readonly FindingKind SchemeType = Fault("scheme-type",
        "值的类型不对", "A value has the wrong type",
        "改为所要求的类型。", "Write a value of the expected type.");

    /// <summary>A key that means nothing there.</summary>
    public static readonly FindingKind SchemeUnknownKey = Fault("scheme-unknown-key",
        "此处没有这个键", "A key is not known here",
        "改正键名或删去。", "Correct the key or remove it.");

    /// <summary>A key stands twice in one object.</summary>
    public static readonly FindingKind SchemeDuplicateKey = Fault("scheme-duplicate-key",
        "同一对象中键重复", "A key stands twice in one object",
        "只保留一个。", "Keep one of the two.");

    /// <summary>A required key or option is not there.</summary>
    public static readonly FindingKind SchemeMissingKey = Fault("scheme-missing-key",
        "缺少必填的键", "A required key is missing",
        "补上该键。", "Add the key.");

    /// <summary>A text or code is not fit to be shown or compared.</summary>
    public static readonly FindingKind SchemeText = Fault("scheme-text",
        "文本或代码不合要求", "A text or code is not acceptable",
        "去掉控制字符、不可见字符和首尾空白，并缩短过长的文本。",
        "Remove control characters, invisible characters and blanks at the ends, and shorten what is too long.");

    /// <summary>A number is outside its limits.</summary>
    public static readonly FindingKind SchemeNumber = Fault("scheme-number",
        "数值超出允许范围", "A number is outside its limits",
        "改为允许范围内的数值。", "Write a number within the limits.");

    /// <summary>A word is not among those allowed.</summary>
    public static readonly FindingKind SchemeChoice = Fault("scheme-choice",
        "不是可选的值之一", "A word is not among those allowed",
        "从所列的值中选一个。", "Choose one of the words listed.");

    /// <summary>A list or object that must hold something is empty.</summary>
    public static readonly FindingKind SchemeEmpty = Fault("scheme-empty",
        "不应为空", "A list that must hold something is empty",
        "至少给出一项。", "Give at least one entry.");

    /// <summary>One code names two things.</summary>
    public static readonly FindingKind SchemeDuplicateCode = Fault("scheme-duplicate-code",
        "代码重复", "A code is used twice",
        "指标、节点和另行发布的输出共用一套代码，每个代码只能用一次。",
        "Indicators, nodes and publications share one set of codes: give each its own.");

    /// <summary>A code that the scheme does not define.</summary>
    public static readonly FindingKind SchemeUnknownCode = Fault("scheme-unknown-code",
        "方案中没有这个代码", "The scheme does not define this code",
        "改正代码，或先定义它。", "Correct the code or define it.");

    /// <summary>A method that the stage does not have.</summary>
    public static readonly FindingKind SchemeUnknownMethod = Fault("scheme-unknown-method",
        "该步骤没有这个方法", "The stage has no such method",
        "从所列的方法中选一个。", "Choose one of the methods listed.");

    /// <summary>Weights that cannot be used together.</summary>
    public static readonly FindingKind SchemeWeights = Fault("scheme-weights",
        "同级权重不能全部为零", "No child counts: the weights of those that feed their parent are all zero",
        "至少给一个参与汇总的子项正的权重。", "Give at least one child that feeds its parent a weight above zero.");

    /// <summary>An indicator that stands in the framework twice.</summary>
    public static readonly FindingKind SchemeRepeatedIndicator = Fault("scheme-repeated-indicator",
        "同一指标在指标体系中出现两次", "An indicator stands in the framework twice",
        "只保留一处；确需两处使用时，另设一个取值为该指标的指标。",
        "Keep one place; where it must count twice, define a second indicator whose value is the first.");

    /// <summary>An expression that cannot be read.</summary>
    public static readonly FindingKind SchemeExpression = Fault("scheme-expression",
        "表达式有语法错误", "An expression cannot be read",
        "在所示行列处改正表达式。", "Correct the expression at the line and column shown.");

    /// <summary>Indicators that need one another.</summary>
    public static readonly FindingKind SchemeCycle = Fault("scheme-expression-cycle",
        "指标表达式循环引用", "Indicators' expressions need one another in a circle",
        "去掉其中一处引用。", "Break the circle at one of the expressions.");

    /// <summary>A direction that contradicts the goalposts.</summary>
    public static readonly FindingKind SchemeDirection = Fault("scheme-direction",
        "方向与目标值的先后矛盾", "The direction contradicts the goalposts",
        "最好值大于最差值时方向为“+”，小于时为“-”；改正其一，或不写方向。",
        "The direction is '+' when best is above worst and '-' when it is below: correct one of them, or leave the direction out.");

    /// <summary>Steps that cannot run in the order given.</summary>
    public static readonly FindingKind SchemeStepOrder = Fault("scheme-step-order",
        "步骤的次序或次数不对", "A step stands in the wrong place or too often",
        "推导至多一次且在标准化之前，赋权至多一次且在其后，汇总一次且在这些之后，排名一次且在最后。",
        "Derive at most once and before normalising, weight at most once after that, aggregate once after these, rank once at the end.");

    /// <summary>An override of a stage that the scheme does not run.</summary>
    public static readonly FindingKind SchemeNoSuchStep = Fault("scheme-no-such-step",
        "方案没有可覆盖的这一步骤", "The scheme has no such step to override",
        "在 steps 中加上该步骤，或删去此处的设置。", "Add the step to 'steps' or remove the override.");

    /// <summary>A base scheme that cannot be had.</summary>
    public static readonly FindingKind SchemeBase = Fault("scheme-base",
        "无法读取所继承的方案", "The base scheme cannot be read",
        "检查 extends 的路径，并避免循环继承。", "Check the path in 'extends', and that no scheme extends itself.");

    /// <summary>A regular expression that cannot be used.</summary>
    public static readonly FindingKind SchemePattern = Fault("scheme-pattern",
        "正则表达式不可用", "The regular expression cannot be used",
        "写一个合法的正则表达式，第一个括号组为年份。", "Write a valid regular expression whose first group is the year.");

    static IReadOnlyList<FindingKind> OfSchemes =>
    [
        SchemeMalformed, SchemeType, SchemeUnknownKey, SchemeDuplicateKey, SchemeMissingKey, SchemeText, SchemeNumber, SchemeChoice,
        SchemeEmpty, SchemeDuplicateCode, SchemeUnknownCode, SchemeUnknownMethod, SchemeWeights, SchemeRepeatedIndicator,
        SchemeExpression, SchemeCycle, SchemeDirection, SchemeStepOrder, SchemeNoSuchStep, SchemeBase, SchemePattern,
    ];
}

package kaname.catalogue;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kaname.catalogue.Condition.Comparison;

/// Reads conditions written in CEL. `dev.cel` parses and type-checks them against the vocabulary,
/// so that a misspelt fact is an error at load; a choice that the fact does not have is one too.
final class Conditions {

    /// Facts about the operator that every condition may read.
    static final Map<String, CelType> ALWAYS_KNOWN =
            Map.of(
                    "operator_statuses", ListType.create(SimpleType.STRING),
                    "operator_sector_ids", ListType.create(SimpleType.STRING));

    private static final Map<String, Comparison> COMPARISONS =
            Map.of(
                    "_==_", Comparison.EQUAL,
                    "_!=_", Comparison.UNEQUAL,
                    "_<_", Comparison.LESS,
                    "_<=_", Comparison.AT_MOST,
                    "_>_", Comparison.MORE,
                    "_>=_", Comparison.AT_LEAST);

    private final Vocabulary vocabulary;
    private final CelCompiler compiler;
    private final Map<String, Condition> read = new HashMap<>();

    Conditions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
        vocabulary.facts().values().forEach(fact -> builder.addVar(fact.id(), typeOf(fact)));
        ALWAYS_KNOWN.forEach(builder::addVar);
        this.compiler = builder.setResultType(SimpleType.BOOL).build();
    }

    /// @throws IllegalArgumentException with CEL's own message, or naming what this subset does not
    ///   read
    Condition read(String cel) {
        return read.computeIfAbsent(cel, this::compile);
    }

    private Condition compile(String cel) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(cel).getAst();
            return condition(tree.getExpr());
        } catch (CelValidationException e) {
            throw new IllegalArgumentException("condition `" + cel + "`: " + e.getMessage(), e);
        } catch (UnsupportedOperationException | ClassCastException | DateTimeException e) {
            // well-typed CEL with another kind of part than the place takes
            throw new IllegalArgumentException(
                    "condition `" + cel + "`: the catalogue's CEL does not use such a part", e);
        }
    }

    private Condition condition(CelExpr expression) {
        return switch (expression.exprKind().getKind()) {
            case CONSTANT -> new Condition.Always(expression.constant().booleanValue());
            case IDENT -> new Condition.Compares(expression.ident().name(), Comparison.EQUAL, true);
            case CALL -> call(expression.call());
            default -> throw unreadable(expression.exprKind().getKind().toString());
        };
    }

    private Condition call(CelExpr.CelCall call) {
        List<CelExpr> arguments = call.args();
        return switch (call.function()) {
            case "_&&_" ->
                    new Condition.All(
                            arguments.stream()
                                    .map(this::condition)
                                    .flatMap(part ->
                                            part instanceof Condition.All(var parts)
                                                    ? parts.stream()
                                                    : Stream.of(part))
                                    .toList());
            case "_||_" ->
                    new Condition.Any(
                            arguments.stream()
                                    .map(this::condition)
                                    .flatMap(part ->
                                            part instanceof Condition.Any(var parts)
                                                    ? parts.stream()
                                                    : Stream.of(part))
                                    .toList());
            case "!_" -> new Condition.Not(condition(arguments.getFirst()));
            case "@in" -> membership(arguments.get(0), arguments.get(1));
            default -> {
                Comparison comparison = COMPARISONS.get(call.function());
                if (comparison == null) {
                    throw unreadable(call.function());
                }
                yield compares(arguments.get(0), comparison, arguments.get(1));
            }
        };
    }

    private Condition compares(CelExpr left, Comparison comparison, CelExpr right) {
        if (left.exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            throw unreadable("a comparison whose left side is not a fact");
        }
        String fact = left.ident().name();
        if (isTime(fact) && !isCall(right, "timestamp")) {
            return comparesTimes(fact, comparison, right);
        }
        if (isCall(right, "_*_")) {
            return comparesShare(fact, comparison, right.call());
        }
        Object constant = constant(right);
        if (constant instanceof String choice) {
            requireChoice(fact, choice);
        }
        return new Condition.Compares(fact, comparison, constant);
    }

    private boolean isTime(String fact) {
        return vocabulary.find(fact).filter(f -> f.type() == FactType.INSTANT).isPresent();
    }

    private static boolean isCall(CelExpr expression, String function) {
        return expression.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && expression.call().function().equals(function);
    }

    private static Condition comparesTimes(String fact, Comparison comparison, CelExpr right) {
        boolean plain = right.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT;
        if (!plain && !isCall(right, "_+_")) {
            throw unreadable("a time compared with anything but a time, plus a duration");
        }
        CelExpr other = plain ? right : right.call().args().get(0);
        if (other.exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            throw unreadable("a time compared with anything but a fact");
        }
        Duration plus = plain ? Duration.ZERO : (Duration) constant(right.call().args().get(1));
        return new Condition.ComparesTimes(fact, comparison, other.ident().name(), plus);
    }

    private static Condition comparesShare(
            String fact, Comparison comparison, CelExpr.CelCall product) {
        CelExpr other = product.args().get(0);
        if (other.exprKind().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            throw unreadable("a product that does not begin with a fact");
        }
        double share = product.args().get(1).constant().doubleValue();
        return new Condition.ComparesShare(fact, comparison, other.ident().name(), share);
    }

    private Condition membership(CelExpr element, CelExpr container) {
        if (container.exprKind().getKind() == CelExpr.ExprKind.Kind.LIST) {
            String fact = element.ident().name();
            List<String> choices =
                    container.list().elements().stream()
                            .map(e -> e.constant().stringValue())
                            .toList();
            choices.forEach(choice -> requireChoice(fact, choice));
            return new Condition.OneOf(fact, choices);
        }
        String fact = container.ident().name();
        String choice = element.constant().stringValue();
        requireChoice(fact, choice);
        return new Condition.Holds(choice, fact);
    }

    private static Object constant(CelExpr expression) {
        if (expression.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL) {
            CelExpr.CelCall call = expression.call();
            String argument = call.args().getFirst().constant().stringValue();
            return switch (call.function()) {
                case "duration" -> goDuration(argument);
                case "timestamp" -> Instant.parse(argument);
                default -> throw unreadable(call.function());
            };
        }
        CelConstant constant = expression.constant();
        return switch (constant.getKind()) {
            case INT64_VALUE -> constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            case BOOLEAN_VALUE -> constant.booleanValue();
            case STRING_VALUE -> constant.stringValue();
            default -> throw unreadable(constant.getKind().toString());
        };
    }

    /// CEL writes durations as `2h`, `30m`, `90s`.
    private static Duration goDuration(String text) {
        return Duration.parse("PT" + text);
    }

    private void requireChoice(String fact, String choice) {
        if (ALWAYS_KNOWN.containsKey(fact)) {
            return;
        }
        Fact known = vocabulary.fact(fact);
        boolean takesChoices = Set.of(FactType.CHOICE, FactType.CHOICES).contains(known.type());
        if (takesChoices && known.choice(choice).isEmpty()) {
            throw new IllegalArgumentException("fact " + fact + " has no choice " + choice);
        }
    }

    private static IllegalArgumentException unreadable(String what) {
        return new IllegalArgumentException("the catalogue's CEL does not use " + what);
    }

    private static CelType typeOf(Fact fact) {
        return switch (fact.type()) {
            case TEXT, CHOICE -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case INTEGER -> SimpleType.INT;
            case DECIMAL -> SimpleType.DOUBLE;
            case INSTANT -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case CHOICES -> ListType.create(SimpleType.STRING);
        };
    }
}

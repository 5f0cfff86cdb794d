import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Checks PDF files against PDF/UA-1 and PDF/A-2a with the veraPDF library; run by ../pruefprogramme.py.
 *
 * <p>Each argument is a file. Each line of the answer has its fields parted by tabs:
 *
 * <ul>
 *   <li>{@code profile NAME RULES} says how many rules of a profile were read,
 *   <li>{@code failed NAME FILE RULE TIMES MESSAGE} names a rule of a profile that the file breaks,
 *   <li>{@code checked FILE CHECKS} closes a file: so many single checks were made.
 * </ul>
 *
 * <p>One walk through a file serves the rules of both profiles; walked as PDF/UA, a file shows PDF/A nothing less. The
 * profiles are read by hand, since the jar at hand lacks the XML binding that veraPDF uses for it.
 */
public final class Pruefung {
    private static final Map<PDFAFlavour, String> PROFILES =
            new TreeMap<>(Map.of(PDFAFlavour.PDFUA_1, "PDFUA-1", PDFAFlavour.PDFA_2_A, "PDFA-2A"));
    private static final PDFAFlavour WALK = PDFAFlavour.PDFUA_1;
    private static final int EVERY_FAILURE = -1;

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile both = both();
        for (String file : files) {
            check(both, file);
        }
    }

    private static ValidationProfile both() throws Exception {
        Set<Rule> rules = new HashSet<>();
        Set<Variable> variables = new HashSet<>();
        for (var entry : PROFILES.entrySet()) {
            Element root = profile(entry.getValue());
            Set<Rule> found = all(root, "rule").map(Pruefung::rule).collect(Collectors.toSet());
            say("profile", entry.getKey().getId(), found.size());
            rules.addAll(found);
            variables.addAll(all(root, "variable").map(Pruefung::variable).toList());
        }
        var details = Profiles.profileDetailsFromValues("both", "both", "both", new Date(0));
        return Profiles.profileFromValues(WALK, details, "", rules, variables);
    }

    private static void check(ValidationProfile profile, String file) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new File(file), WALK);
                var validator =
                        Foundries.defaultInstance().createValidator(profile, EVERY_FAILURE, false, true, false)) {
            var result = validator.validate(parser);
            Map<RuleId, List<TestAssertion>> failures =
                    result.getTestAssertions().stream().collect(Collectors.groupingBy(TestAssertion::getRuleId));
            failures.values().forEach(found -> failed(file, found));
            say("checked", file, result.getTotalAssertions());
        }
    }

    private static void failed(String file, List<TestAssertion> found) {
        TestAssertion first = found.get(0);
        say("failed", flavour(first).getId(), file, rule(first), found.size(), first.getMessage());
    }

    private static PDFAFlavour flavour(TestAssertion found) {
        var specification = found.getRuleId().getSpecification();
        return PROFILES.keySet().stream()
                .filter(flavour -> flavour.getPart() == specification)
                .findFirst()
                .orElseThrow();
    }

    private static String rule(TestAssertion found) {
        return found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
    }

    private static void say(Object... fields) {
        System.out.println(
                Stream.of(fields)
                        .map(field -> String.valueOf(field).replaceAll("\\s+", " "))
                        .collect(Collectors.joining("\t")));
    }

    private static Element profile(String name) throws Exception {
        try (InputStream xml = Pruefung.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            if (xml == null) {
                throw new IOException("the jar holds no profile " + name);
            }
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
        }
    }

    private static Rule rule(Element rule) {
        Element id = all(rule, "id").findFirst().orElseThrow();
        RuleId key =
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber")));
        List<ErrorArgument> arguments =
                all(rule, "argument")
                        .map(argument -> (ErrorArgument) ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null))
                        .toList();
        ErrorDetails error = Profiles.errorFromValues(text(rule, "message"), arguments);
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                key,
                rule.getAttribute("object"),
                deferred,
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                error,
                List.of());
    }

    private static Variable variable(Element variable) {
        return Profiles.variableFromValues(
                variable.getAttribute("name"),
                variable.getAttribute("object"),
                text(variable, "defaultValue"),
                text(variable, "value"));
    }

    private static String text(Element parent, String tag) {
        return all(parent, tag).findFirst().map(Element::getTextContent).orElse("");
    }

    private static Stream<Element> all(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index));
    }
}
